export { choose, isChosen, type Permission, permission } from './device-choice.js';
export { playNote } from './sound.js';
export { useLevelEntry, useThreadLevelEntry } from './use-level-entry.js';
