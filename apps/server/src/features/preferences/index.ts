import type { Preferences, SidebarLayout, UserId, WorkspaceId } from '@parley/protocol';
import type { CommandHandlers } from '../../platform/handlers.js';
import type { Queries } from '../../platform/queries.js';
import type { UnitOfWork } from '../../platform/unit-of-work.js';
import { type PreferencesCommands, preferencesCommands } from './preferences.commands.js';
import { findPreferences, findSidebar } from './preferences.repository.js';

/** What somebody chose for themselves, for the snapshot of their stream. */
export interface PreferencesReading {
  preferences(queries: Queries, userId: UserId): Promise<Preferences>;
  sidebar(
    queries: Queries,
    at: { readonly userId: UserId; readonly workspaceId: WorkspaceId },
  ): Promise<SidebarLayout>;
}

export interface PreferencesSlice {
  readonly handlers: CommandHandlers<PreferencesCommands>;
  readonly reading: PreferencesReading;
}

/** How people want Parley to be, and how they have put their sidebars in order. */
export function createPreferencesSlice(parts: { readonly unitOfWork: UnitOfWork }): PreferencesSlice {
  return {
    handlers: preferencesCommands(parts),
    reading: { preferences: findPreferences, sidebar: findSidebar },
  };
}
