export { handText, useHandedText } from './handed-text.js';
