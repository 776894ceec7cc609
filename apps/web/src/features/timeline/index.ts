export { startEditing } from './editing.js';
export { type TimelineItem, timelineItems } from './items.js';
export { ListItem } from './list-item.js';
export { editingKeys, listKeys, type MessageKey, messageKeys } from './message-keys.js';
export { NotOnDevice } from './not-on-device.js';
export { ThreadPlaceProvider } from './thread-place.js';
export { Timeline, type TimelineProps } from './timeline.js';
export { SkeletonRows } from './timeline-skeleton.js';
export { useActiveRow } from './use-active-row.js';
