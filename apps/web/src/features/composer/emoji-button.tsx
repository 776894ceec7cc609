import { useLingui } from '@lingui/react/macro';
import { Smile } from 'lucide-react';
import { useId } from 'react';
import { IconButton } from '../../ui/icon-button.js';
import { openEmojiPicker, useIsPickerOpen } from '../emoji/index.js';

/** All emoji, for the text that is being written. */
export function EmojiButton({ onPick }: { readonly onPick: (emoji: string) => void }) {
  const { t } = useLingui();
  const place = useId();
  const isOpen = useIsPickerOpen(place);
  return (
    <IconButton
      icon={Smile}
      label={t`Emoji`}
      size="small"
      aria-haspopup="dialog"
      aria-expanded={isOpen}
      onClick={(event) => openEmojiPicker({ anchor: event.currentTarget, name: place, onPick })}
    />
  );
}
