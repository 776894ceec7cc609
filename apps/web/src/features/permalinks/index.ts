export { LinkedMessages } from './linked-messages.js';
export { linkedPlace } from './permalinks.js';
