import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type ShownReaction, selectEmojiOf, selectReactions } from '@parley/client';
import type { Message } from '@parley/protocol';
import { clsx } from 'clsx';
import { SmilePlus } from 'lucide-react';
import { memo } from 'react';
import { useChatState } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { EmojiSign, openEmojiPicker, useIsPickerOpen } from '../emoji/index.js';
import { reactorNames } from './reactor-names.js';
import { openReactors } from './shown-reactors.js';
import { useMayMark, useToggleReaction } from './use-reacting.js';

/** A finger needs more than is drawn. */
const chip =
  'relative flex h-6.5 items-center gap-1.5 rounded-full border px-2 text-meta font-medium tabular select-none transition-colors duration-quick coarse:h-9 coarse:px-3 coarse:text-small coarse:after:absolute coarse:after:-inset-x-0.5 coarse:after:-inset-y-[5px]';

/** Under a message: what people said to it without words. Nothing while nobody did. */
export const ReactionRow = memo(function ReactionRow({ message }: { readonly message: Message }) {
  const kinds = useChatState(selectReactions(message));
  return kinds.length > 0 && <Reactions message={message} kinds={kinds} />;
});

interface ReactionsProps {
  readonly message: Message;
  readonly kinds: readonly ShownReaction[];
}

function Reactions({ message, kinds }: ReactionsProps) {
  const { t } = useLingui();
  const mayReact = useMayMark(message);
  const toggle = useToggleReaction(message);
  const place = `reactions ${message.id}`;
  const isPicking = useIsPickerOpen(place);
  return (
    <ul aria-label={t`Reactions`} className="flex flex-wrap items-center gap-1 pt-1 pb-0.5 coarse:gap-2">
      {kinds.map((kind) => (
        <li key={kind.emoji}>
          <ReactionChip
            kind={kind}
            onPress={() => toggle(kind.emoji)}
            onAsk={() => openReactors(message)}
            isToggle={mayReact}
          />
        </li>
      ))}
      {mayReact && (
        <li>
          <button
            type="button"
            aria-label={t`Add a reaction`}
            data-hint={t`Add a reaction`}
            aria-haspopup="dialog"
            aria-expanded={isPicking}
            className={clsx(
              chip,
              'border-transparent text-ink-3 hover:bg-hover hover:text-ink',
              // Under a pointer it comes with the row: beside every reaction of a page it would be noise.
              'not-aria-expanded:not-coarse:opacity-0 group-focus-within/row:opacity-100! group-hover/row:opacity-100!',
            )}
            onClick={(event) => openEmojiPicker({ anchor: event.currentTarget, name: place, onPick: toggle })}
          >
            <Icon icon={SmilePlus} size={16} />
          </button>
        </li>
      )}
    </ul>
  );
}

interface ReactionChipProps {
  readonly kind: ShownReaction;
  readonly onPress: () => void;
  /** Long press, the other button of the mouse, and where pressing it would change nothing. */
  readonly onAsk: () => void;
  readonly isToggle: boolean;
}

function ReactionChip({ kind, onPress, onAsk, isToggle }: ReactionChipProps) {
  const { emoji, count, isMine } = kind;
  const names = useChatState((state) => reactorNames(state, kind));
  // Of an emoji that was removed only the name is left; it can be taken back, but not given.
  const isGone = useChatState((state) => emoji.startsWith(':') && !selectEmojiOf(emoji)(state));
  const canPress = isToggle && (isMine || !isGone);
  const people = plural(count, { one: '# person', other: '# people' });
  return (
    <button
      type="button"
      aria-pressed={canPress ? isMine : undefined}
      aria-label={`${emoji} ${people}`}
      data-hint={names}
      onClick={canPress ? onPress : onAsk}
      onContextMenu={(event) => {
        event.preventDefault();
        onAsk();
      }}
      className={clsx(
        chip,
        isMine
          ? 'border-accent bg-accent-wash text-accent-ink hover:border-accent-2'
          : 'border-line bg-sunken text-ink-2 hover:border-line-strong',
      )}
    >
      <span aria-hidden className="max-w-40 truncate text-[1rem] leading-none">
        <EmojiSign
          emoji={emoji}
          otherwise={emoji.startsWith(':') ? <span className="text-meta">{emoji}</span> : emoji}
        />
      </span>
      {count}
    </button>
  );
}
