export { CopyButton } from './copy-button.js';
export { copyText } from './copy-text.js';
export { NotFoundScreen } from './not-found-screen.js';
export { closeDialog, type DialogName, openDialog, useCalledDialog, useDialogFrame } from './open-dialog.js';
export { PageTitle, TitleMarker } from './page-title.js';
export { PaneHeader } from './pane-header.js';
export { PendingScreen } from './pending-screen.js';
export { remember, remembered } from './remembered.js';
export { useWorkspaceSlug } from './use-workspace-slug.js';
