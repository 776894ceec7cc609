export {
  callMessageDialog,
  closeMessageDialog,
  type MessageDialogName,
  useCalledMessageDialog,
  useMessageDialogFrame,
} from './called.js';
export { useMessageNow } from './use-message-now.js';
