import { useLingui } from '@lingui/react/macro';
import { type ShownReaction, selectChannel, selectReactions } from '@parley/client';
import { type Message, messageReactors } from '@parley/protocol';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { channelKey } from '../../channel-queries.js';
import { call, resultOf, useChatState } from '../../client.js';
import { Dialog } from '../../ui/dialog.js';
import { EmojiSign } from '../emoji/index.js';
import { PagedPeople } from '../people/index.js';
import { closeReactors, shownReactors } from './shown-reactors.js';

/** Who reacted to the message that `openReactors` asked for. It follows while it is open. */
export function ReactorsDialog() {
  const { t } = useLingui();
  const { message, open } = useStore(shownReactors);
  useEffect(() => closeReactors, []);
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || closeReactors()}
      title={t`Reactions`}
      size="small"
      isTextOnly
    >
      {message && <Kinds key={message.id} asked={message} />}
    </Dialog>
  );
}

function Kinds({ asked }: { readonly asked: Message }) {
  const { t } = useLingui();
  const channel = useChatState(selectChannel(asked.channelId));
  const message = channel?.timeline.rows.byId(asked.id) ?? asked;
  const kinds = useChatState(selectReactions(message));
  if (kinds.length === 0) return <p className="pb-4 text-ui text-ink-3">{t`Nobody has reacted any more.`}</p>;
  return (
    <div className="flex flex-col gap-5 pb-4">
      {kinds.map((kind) => (
        <Kind key={kind.emoji} message={message} kind={kind} />
      ))}
    </div>
  );
}

function Kind({ message, kind }: { readonly message: Message; readonly kind: ShownReaction }) {
  const { emoji, count, userIds } = kind;
  const messageId = message.id;
  return (
    <PagedPeople
      label={emoji}
      head={
        <span className="text-[1.25rem] leading-none">
          <EmojiSign emoji={emoji} />
        </span>
      }
      count={count}
      named={userIds}
      queryKey={channelKey(message.channelId, 'reactors', messageId, emoji, count)}
      fetchPage={async (after) =>
        resultOf(await call(messageReactors, { params: { messageId }, query: { emoji, after } }))
      }
    />
  );
}
