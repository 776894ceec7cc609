export { actionIn } from './action-in.js';
export { calledName } from './called-name.js';
export { excerpt } from './excerpt.js';
export {
  forwardText,
  permalinkTo,
  placeIn,
  placeUnder,
  type Quoted,
  quotation,
  wholeText,
} from './message-text.js';
