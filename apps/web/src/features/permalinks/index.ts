export { LinkedMessages } from './linked-messages.js';
export { linkedPlaces, placeOf } from './permalinks.js';
