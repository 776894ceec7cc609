import { useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { Popover } from '../../ui/popover.js';
import { Picker } from './picker.js';
import { closeEmojiPicker, shownPicker } from './shown-picker.js';

/** The picker that `openEmojiPicker` asked for, beside its anchor. */
export function PickerPopover() {
  const { t } = useLingui();
  const { shown, open } = useStore(shownPicker);
  useEffect(() => closeEmojiPicker, []);
  return (
    <Popover
      label={t`Emoji`}
      open={open}
      onOpenChange={(next) => next || closeEmojiPicker()}
      anchor={shown?.anchor}
      side="top"
      align="end"
      className="w-[22rem]"
    >
      {shown && (
        <Picker
          key={shown.name}
          onPick={(emoji) => {
            closeEmojiPicker();
            shown.onPick(emoji);
          }}
        />
      )}
    </Popover>
  );
}
