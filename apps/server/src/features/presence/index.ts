import type { LastSeen } from '../../platform/access.js';
import type { Queries } from '../../platform/queries.js';
import { findSeen, recordSeen } from './presence.repository.js';

/** When people were last seen, beyond their connections. Who is there now is the live edge's to know. */
export interface PresenceSlice {
  readonly lastSeen: LastSeen;
}

export function createPresenceSlice({ postgres }: { readonly postgres: Queries }): PresenceSlice {
  return {
    lastSeen: {
      read: (userIds) => findSeen(postgres, userIds),
      record: (seen) => recordSeen(postgres, seen),
    },
  };
}
