import { useLingui } from '@lingui/react/macro';
import { selectChannelFace, selectMessageAt, selectMessageRules } from '@parley/client';
import { type Message, messageRevisions } from '@parley/protocol';
import { useQuery } from '@tanstack/react-query';
import { channelKey } from '../../channel-queries.js';
import { call, resultOf, useChatState } from '../../client.js';
import { Dialog } from '../../ui/dialog.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import { TimeText } from '../../ui/time-text.js';
import { useMentionText } from '../mention-text/index.js';
import { usePersonName } from '../people/index.js';
import { PaneProblem } from '../problems/index.js';
import { useMessageDialogFrame } from './called.js';
import { ChangedText } from './changed-text.js';

/** What stood in a message before: every text it had, the newest first, with what was changed. */
export function HistoryDialog({ message: asked }: { readonly message: Message }) {
  const { t } = useLingui();
  const frame = useMessageDialogFrame();
  const author = usePersonName(asked.authorId);
  const message = useChatState(selectMessageAt(asked.channelId, asked.sequence)) ?? asked;
  const isGone = useChatState(selectChannelFace(asked.channelId)) === undefined || message.deletedAt !== null;
  const { isHistoryVisible } = useChatState(selectMessageRules);
  return (
    <Dialog
      {...frame}
      isTextOnly
      title={t`Edits of this message`}
      description={t`By ${author}. Whoever can see the message can see this.`}
    >
      {isGone ? (
        <p className="text-ui text-ink-2">{t`The message was deleted, and its earlier texts with it.`}</p>
      ) : isHistoryVisible ? (
        <Versions message={message} />
      ) : (
        <p className="text-ui text-ink-2">{t`This workspace does not show earlier texts any more.`}</p>
      )}
    </Dialog>
  );
}

function Versions({ message }: { readonly message: Message }) {
  const { t } = useLingui();
  const { toShown } = useMentionText();
  const found = useQuery({
    queryKey: channelKey(message.channelId, 'revisions', message.id, message.version),
    queryFn: async () =>
      resultOf(await call(messageRevisions, { params: { messageId: message.id } })).revisions,
    // Nothing of it stays on this device: a deleted text must be gone from here as well.
    gcTime: 0,
    staleTime: 0,
  });
  if (found.isPending)
    return (
      <SkeletonGroup label={t`Loading the edits`} className="flex flex-col gap-5 py-1">
        <Skeleton width="30%" />
        <Skeleton width="80%" />
        <Skeleton width="30%" />
        <Skeleton width="72%" />
      </SkeletonGroup>
    );
  if (found.isError) return <PaneProblem error={found.error} onRetry={() => void found.refetch()} />;
  const texts = [
    ...found.data,
    { version: message.version, text: message.text, writtenAt: message.editedAt ?? message.createdAt },
  ].map((one) => ({ ...one, text: toShown(one.text) }));
  return (
    <ol className="divide-y divide-line" reversed>
      {texts.toReversed().map((one, index) => {
        const before = texts[texts.length - 2 - index];
        return (
          <li key={one.version} className="py-3 first:pt-0 last:pb-0">
            <p className="mb-1 flex items-baseline gap-2 text-meta text-ink-3">
              <TimeText at={one.writtenAt} className="tabular" />
              {index === 0 ? (
                <Mark>{t`as it stands`}</Mark>
              ) : (
                before === undefined && <Mark>{t`as first sent`}</Mark>
              )}
            </p>
            <ChangedText before={before?.text} text={one.text} />
          </li>
        );
      })}
    </ol>
  );
}

function Mark({ children }: { readonly children: string }) {
  return <span className="rounded-full bg-press px-1.5 text-ink-2">{children}</span>;
}
