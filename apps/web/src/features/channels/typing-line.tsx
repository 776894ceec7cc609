import { useLingui } from '@lingui/react/macro';
import { selectThreadTyping, selectTyping } from '@parley/client';
import type { ChannelId, MessageId } from '@parley/protocol';
import { useChatState } from '../../client.js';
import { memberName } from '../people/index.js';

export interface TypingLineProps {
  readonly channelId: ChannelId;
  /** Only who writes a reply in this thread. */
  readonly threadRootId?: MessageId;
}

/** Who is writing in a channel. Nobody is interrupted by it: it is there to be read, and not read out. */
export function TypingLine({ channelId, threadRootId }: TypingLineProps) {
  const { t } = useLingui();
  const typists = useChatState(
    threadRootId === undefined ? selectTyping(channelId) : selectThreadTyping(channelId, threadRootId),
  );
  const [first = '', second = ''] = typists;
  const one = useChatState((state) => memberName(state, first));
  const other = useChatState((state) => memberName(state, second));
  if (typists.length === 0) return null;
  return (
    <p className="flex min-w-0 items-center gap-2 text-ink-2" data-typing>
      <span aria-hidden className="flex flex-none gap-0.5">
        {['0ms', '200ms', '400ms'].map((animationDelay) => (
          <span
            key={animationDelay}
            className="size-1 animate-breathe rounded-full bg-ink-3"
            style={{ animationDelay }}
          />
        ))}
      </span>
      <span className="truncate">
        {typists.length === 1
          ? t`${one} is typing`
          : typists.length === 2
            ? t`${one} and ${other} are typing`
            : t`Several people are typing`}
      </span>
    </p>
  );
}
