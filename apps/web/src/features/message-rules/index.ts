export { windowLength, windowWords } from './window-words.js';
