export { lookAlikes } from './look-alikes.js';
export { PeoplePicker, type PeoplePickerProps } from './people-picker.js';
export { memberName, useMyId, useMyRole, usePersonName } from './person-name.js';
export { PersonRow, type PersonRowProps } from './person-row.js';
export { PresenceWords, WithPresence } from './presence.js';
export { ProfileLayer } from './profile-layer.js';
export { openProfile } from './shown-profile.js';
export { findDirect, useOpenDirect } from './use-open-direct.js';
