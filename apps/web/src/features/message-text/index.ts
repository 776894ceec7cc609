export { calledName } from './called-name.js';
export { excerpt } from './excerpt.js';
export { forwardText, permalinkTo, type Quoted, quotation } from './message-text.js';
