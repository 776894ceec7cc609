export { forwardText, permalinkTo, type Quoted, quotation } from './message-text.js';
