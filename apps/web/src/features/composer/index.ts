export { Composer, type ComposerProps } from './composer.js';
export { clearDrafts } from './drafts.js';
