import { useLingui } from '@lingui/react/macro';
import { useStore } from 'zustand';
import { lazyPart } from '../../ui/lazy-part.js';
import { showToast } from '../../ui/toast.js';
import { forgetEmojiPicker, shownPicker } from './shown-picker.js';

const PickerPopover = lazyPart(async () => (await import('./picker-popover.js')).PickerPopover);

/** Where `openEmojiPicker` draws; stands once in a workspace. */
export function EmojiLayer() {
  const { t } = useLingui();
  const isWanted = useStore(shownPicker, (state) => state.shown !== null);
  const onUnavailable = () => {
    forgetEmojiPicker();
    showToast({ text: t`This needs a connection. Try again when it is back.`, id: 'no-dialog' });
  };
  return isWanted && <PickerPopover onUnavailable={onUnavailable} />;
}
