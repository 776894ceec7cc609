import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { Popover } from '../../ui/popover.js';
import { useMedia } from '../../ui/use-media.js';
import { Picker } from './picker.js';
import { closeEmojiPicker, shownPicker } from './shown-picker.js';

/** The picker that `openEmojiPicker` asked for, beside its anchor. */
export function PickerPopover() {
  const { t } = useLingui();
  const { shown, open } = useStore(shownPicker);
  // On a touch screen the field would bring up the keyboard, over half of what there is to choose from.
  const isCoarse = useMedia('(pointer: coarse)');
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => closeEmojiPicker, []);
  return (
    <Popover
      label={t`Emoji`}
      open={open}
      onOpenChange={(next) => next || closeEmojiPicker()}
      anchor={shown?.anchor}
      initialFocus={isCoarse ? frame : undefined}
      side="top"
      align="end"
      className="w-[22rem]"
    >
      {shown && (
        <div ref={frame} tabIndex={-1} className="outline-none">
          <Picker
            key={shown.name}
            onPick={(emoji) => {
              closeEmojiPicker();
              shown.onPick(emoji);
            }}
          />
        </div>
      )}
    </Popover>
  );
}
