export { LinkedMessages } from './linked-messages.js';
export { placeOf } from './permalinks.js';
