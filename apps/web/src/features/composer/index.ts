export { Composer, type ComposerProps } from './composer.js';
export { fieldKeys, formatShortcuts, newLineKeyOf, sendKeyOf } from './composer-keys.js';
export { clearDrafts } from './drafts.js';
