export { CountOf } from './count-of.js';
export { selectCounts } from './counts.js';
export { LaterLayer } from './later-layer.js';
export { LaterLinks } from './later-links.js';
export { SavedMark } from './saved-mark.js';
export { ScheduleButton } from './schedule-button.js';
export { type LaterActions, useIsSaved, useLaterActions } from './use-save.js';
export { askForTime, type ReplyPlace } from './wanted-dialog.js';
