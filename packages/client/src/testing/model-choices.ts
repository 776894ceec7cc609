import {
  type CommandPayload,
  changedNotifications,
  changedPreferences,
  changedSidebar,
  type NotificationChange,
  type NotificationSettings,
  type Preferences,
  type SidebarChange,
  type SidebarLayout,
  type UserId,
  userStream,
  usualNotifications,
  usualPreferences,
  usualSidebar,
  type WorkspaceId,
} from '@parley/protocol';
import type { ModelLog } from './model-log.js';

/** What each person of the model has chosen for themselves; until then it is as usual. */
export class ModelChoices {
  readonly #log: ModelLog;
  readonly #workspaceId: WorkspaceId;
  readonly #preferences = new Map<UserId, Preferences>();
  readonly #sidebars = new Map<UserId, SidebarLayout>();
  readonly #notifications = new Map<UserId, NotificationSettings>();

  constructor(log: ModelLog, workspaceId: WorkspaceId) {
    this.#log = log;
    this.#workspaceId = workspaceId;
  }

  preferencesOf(userId: UserId): Preferences {
    return this.#preferences.get(userId) ?? usualPreferences;
  }

  sidebarOf(userId: UserId): SidebarLayout {
    return this.#sidebars.get(userId) ?? usualSidebar(this.#workspaceId);
  }

  choose(userId: UserId, change: CommandPayload<'preferences.update'>): Preferences {
    this.#log.append(userStream(userId), 'preferences.updated', (version) => {
      const preferences = { ...changedPreferences(this.preferencesOf(userId), change), version };
      this.#preferences.set(userId, preferences);
      return { preferences };
    });
    return this.preferencesOf(userId);
  }

  arrange(userId: UserId, change: SidebarChange): SidebarLayout {
    const before = this.sidebarOf(userId);
    const changed = changedSidebar(before, change);
    if (changed === before) return before;
    this.#log.append(userStream(userId), 'sidebar.updated', (version) => {
      this.#sidebars.set(userId, { ...changed, version });
      return { workspaceId: this.#workspaceId, change };
    });
    return this.sidebarOf(userId);
  }

  notificationsOf(userId: UserId): NotificationSettings {
    return this.#notifications.get(userId) ?? usualNotifications(this.#workspaceId);
  }

  beToldOf(userId: UserId, change: NotificationChange): NotificationSettings {
    const before = this.notificationsOf(userId);
    const changed = changedNotifications(before, change);
    if (changed === before) return before;
    this.#log.append(userStream(userId), 'notifications.updated', (version) => {
      this.#notifications.set(userId, { ...changed, version });
      return { workspaceId: this.#workspaceId, change };
    });
    return this.notificationsOf(userId);
  }
}
