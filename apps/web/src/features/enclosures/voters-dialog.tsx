import { useLingui } from '@lingui/react/macro';
import { type ShownOption, selectPoll } from '@parley/client';
import { type Message, pollVoters } from '@parley/protocol';
import { channelKey } from '../../channel-queries.js';
import { call, resultOf, useChatState } from '../../client.js';
import { Dialog } from '../../ui/dialog.js';
import { useMentionText } from '../mention-text/index.js';
import { useMessageDialogFrame, useMessageNow } from '../message-dialogs/index.js';
import { PagedPeople } from '../people/index.js';

/** Who voted for what in a poll. It follows while it is open. */
export function VotersDialog({ message: asked }: { readonly message: Message }) {
  const { t } = useLingui();
  const frame = useMessageDialogFrame();
  const message = useMessageNow(asked);
  const { toShown } = useMentionText();
  return (
    <Dialog
      {...frame}
      isTextOnly
      title={t`Votes`}
      description={message && toShown(message.text)}
      size="small"
    >
      {message?.poll ? (
        <Options message={message} />
      ) : (
        <p className="pb-4 text-ui text-ink-2">{t`This is no longer there, or you cannot see it.`}</p>
      )}
    </Dialog>
  );
}

function Options({ message }: { readonly message: Message }) {
  const poll = useChatState(selectPoll(message));
  return (
    <div className="flex flex-col gap-5 pb-4">
      {poll?.options.map((option) => (
        <Option key={option.place} message={message} option={option} />
      ))}
    </div>
  );
}

function Option({ message, option }: { readonly message: Message; readonly option: ShownOption }) {
  const { t } = useLingui();
  const { place, text, count, userIds } = option;
  if (count === 0)
    return (
      <section aria-label={text} className="text-small">
        <h3 dir="auto" className="font-medium wrap-anywhere">
          {text}
        </h3>
        <p className="mt-1 text-ink-3">{t`Nobody yet`}</p>
      </section>
    );
  return (
    <PagedPeople
      label={text}
      head={
        <span dir="auto" className="min-w-0 flex-1 text-ink wrap-anywhere">
          {text}
        </span>
      }
      count={count}
      named={userIds}
      queryKey={channelKey(message.channelId, 'voters', message.id, place, count)}
      fetchPage={async (after) =>
        resultOf(
          await call(pollVoters, { params: { messageId: message.id }, query: { option: place, after } }),
        )
      }
    />
  );
}
