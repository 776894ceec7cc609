export { type CrowdCall, crowdOf, isCrowdMeant, mayCallCrowd } from './ask-crowd.js';
export { membersOf, outsidersOf } from './audience.js';
export { CrowdLayer } from './crowd-layer.js';
export { crowdQuestion, crowdWarning } from './crowd-words.js';
