export { EncloseMenu } from './enclose-menu.js';
export type { Enclosed, EnclosureKind } from './enclosed.js';
export { Enclosures } from './enclosures.js';
export { enclosuresHeight } from './enclosures-height.js';
export { EnclosureOutline } from './outline.js';
export { enclosedBy, titleWords } from './words.js';
