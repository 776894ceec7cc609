import type { Later, UserId, WorkspaceId } from '@parley/protocol';
import type { EventHydrators } from '../../platform/access.js';
import type { Clock } from '../../platform/clock.js';
import type { CommandHandlers } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import type { Logger } from '../../platform/logger.js';
import type { Postgres } from '../../platform/postgres.js';
import type { Queries } from '../../platform/queries.js';
import type { UnitOfWork } from '../../platform/unit-of-work.js';
import type { ChannelReading } from '../channels/index.js';
import type { Messages } from '../messages/index.js';
import { createDueWork, type DueWork } from './due-work.js';
import { type LaterCommands, laterCommands } from './later.commands.js';
import { findDraftsByIds, findLater, findRemindersByIds, findScheduledByIds } from './later.repository.js';
import { draftFromRow, reminderFromRow, savedFromRow, scheduledFromRow } from './later.wire.js';
import { createDeliver } from './schedule.sending.js';

/** What people keep for later, for themselves: saved messages, drafts, reminders and messages to be sent at a time. */
export interface LaterSlice {
  readonly handlers: CommandHandlers<LaterCommands>;
  /** The log keeps the ids of what has text only; their payload is what the row says now. */
  readonly hydrators: EventHydrators;
  /** All that somebody keeps in a workspace; undefined when that is nothing. */
  read(queries: Queries, userId: UserId, workspaceId: WorkspaceId): Promise<Later | undefined>;
  readonly dueWork: DueWork;
}

export interface LaterParts {
  readonly postgres: Postgres;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly log: Logger;
  readonly channels: { readonly reading: ChannelReading };
  readonly messages: Pick<Messages, 'find' | 'send'>;
  readonly eventLogDays: number;
}

export function createLater(parts: LaterParts): LaterSlice {
  const { postgres, messages, channels } = parts;
  const deliver = createDeliver(messages);
  return {
    handlers: laterCommands({ ...parts, reading: { channels: channels.reading, messages }, deliver }),
    hydrators: {
      'draft.changed': async (ids) =>
        new Map((await findDraftsByIds(postgres, ids)).map((row) => [row.id, { draft: draftFromRow(row) }])),
      'reminder.changed': async (ids) =>
        new Map(
          (await findRemindersByIds(postgres, ids)).map((row) => [
            row.id,
            { reminder: reminderFromRow(row) },
          ]),
        ),
      'schedule.changed': async (ids) =>
        new Map(
          (await findScheduledByIds(postgres, ids)).map((row) => [
            row.id,
            { scheduled: scheduledFromRow(row) },
          ]),
        ),
    },
    read: async (queries, userId, workspaceId) => {
      const found = await findLater(queries, userId, workspaceId);
      if (Object.values(found).every((rows) => rows.length === 0)) return undefined;
      return {
        saved: found.saved.map(savedFromRow),
        drafts: found.drafts.map(draftFromRow),
        reminders: found.reminders.map(reminderFromRow),
        scheduled: found.scheduled.map(scheduledFromRow),
      };
    },
    dueWork: createDueWork({ ...parts, deliver }),
  };
}
