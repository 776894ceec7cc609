export { ConnectionStatus } from './connection-status.js';
export { ConnectionStrip } from './connection-strip.js';
export { statusWords } from './connection-words.js';
export { useLineBack } from './use-line-back.js';
