export { PinMark } from './pin-mark.js';
export { QuickReactions } from './quick-reactions.js';
export { ReactionRow } from './reaction-row.js';
export { reactorNames } from './reactor-names.js';
export { ReactorsLayer } from './reactors-layer.js';
export { type MarkActions, useMarkActions } from './use-mark-actions.js';
export { useMayMark } from './use-reacting.js';
