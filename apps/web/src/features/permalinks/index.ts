export { LinkedMessages } from './linked-messages.js';
export { placeOf, searchOf } from './permalinks.js';
