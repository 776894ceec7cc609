import { useLingui } from '@lingui/react/macro';
import type { Message } from '@parley/protocol';
import { SmilePlus } from 'lucide-react';
import { IconButton } from '../../ui/icon-button.js';
import { Tooltip } from '../../ui/tooltip.js';
import { EmojiSign, openEmojiPicker, useIsPickerOpen, useQuickEmoji } from '../emoji/index.js';
import { useToggleReaction } from './use-reacting.js';

/** In the toolbar of a message: the three emoji used most, and all the others. */
export function QuickReactions({ message }: { readonly message: Message }) {
  const { t } = useLingui();
  const quick = useQuickEmoji();
  const toggle = useToggleReaction(message);
  const place = `toolbar ${message.id}`;
  const isPicking = useIsPickerOpen(place);
  return (
    <>
      {quick.map((emoji) => (
        <Tooltip key={emoji} label={t`React with ${emoji}`}>
          <button
            type="button"
            aria-label={t`React with ${emoji}`}
            className="inline-grid size-control-sm flex-none place-items-center rounded-control text-[1.0625rem] leading-none transition-colors duration-quick select-none hover:bg-hover active:bg-press"
            onClick={() => toggle(emoji)}
          >
            <EmojiSign emoji={emoji} />
          </button>
        </Tooltip>
      ))}
      <IconButton
        icon={SmilePlus}
        label={t`React`}
        shortcut="r"
        size="small"
        aria-haspopup="dialog"
        aria-expanded={isPicking}
        onClick={(event) => openEmojiPicker({ anchor: event.currentTarget, name: place, onPick: toggle })}
      />
    </>
  );
}
