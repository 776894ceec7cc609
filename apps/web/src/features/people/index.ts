import type { lookAlikes as findLookAlikes } from './look-alikes.js';

export { PersonAvatar } from './person-avatar.js';
export { memberName, useMyId, useMyRole, usePersonName } from './person-name.js';
export { PersonRow, type PersonRowProps } from './person-row.js';
export { PresenceWords, WithPresence } from './presence.js';
export { ProfileLayer } from './profile-layer.js';
export { searchPeople } from './search-people.js';
export { openProfile } from './shown-profile.js';
export { StatusSign } from './status-sign.js';
export { findDirect, useOpenDirect } from './use-open-direct.js';

/** Ids of those whose name looks like somebody else's in the list; rejects when the letters cannot be fetched. */
export const lookAlikes: typeof findLookAlikes = async (people) =>
  (await import('./look-alikes.js')).lookAlikes(people);
