export {
  callMessageDialog,
  closeMessageDialog,
  type MessageDialogName,
  useCalledMessageDialog,
} from './called.js';
