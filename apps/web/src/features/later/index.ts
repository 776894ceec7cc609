export { LaterLayer } from './later-layer.js';
export { LaterLinks } from './later-links.js';
export { SavedMark } from './saved-mark.js';
export { ScheduleMenu } from './schedule-menu.js';
export { type LaterActions, useIsSaved, useLaterActions } from './use-save.js';
export { askForTime } from './wanted-dialog.js';
