export { type EndChoice, endOf, localInput } from './end-times.js';
export { quietUntil } from './quiet.js';
