export { calledName } from './called-name.js';
export { forwardText, permalinkTo, type Quoted, quotation } from './message-text.js';
