export { holdMs, setUndoSend, useUndoSend } from './undo-send.js';
