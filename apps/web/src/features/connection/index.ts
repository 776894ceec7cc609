export { ConnectionStatus, statusTones } from './connection-status.js';
export { ConnectionStrip } from './connection-strip.js';
export { statusWords } from './connection-words.js';
export { closeConnectionPanel, forgetConnectionPanel, shownPanel } from './shown-panel.js';
export { useLineBack } from './use-line-back.js';
export { useSecondsUntil } from './use-seconds-until.js';
