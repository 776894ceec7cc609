export { CompletionList } from './completion-list.js';
export { Composer, type ComposerProps } from './composer.js';
export { fieldKeys, formatShortcuts, newLineKeyOf, sendKeyOf, useSendKey } from './composer-keys.js';
export {
  clearWritten,
  type EditPlace,
  editPlace,
  keptEdit,
  onEditCalled,
  startEditing,
  stopEditing,
  takeCall,
  useIsEditing,
} from './editing.js';
export { useField } from './use-field.js';
export { useWriting } from './use-writing.js';
export { WritingArea } from './writing-area.js';
