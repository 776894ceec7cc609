export { startEditing } from './editing.js';
export { Timeline, type TimelineProps } from './timeline.js';
