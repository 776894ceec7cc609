import * as z from 'zod/mini';
import { defineCommand, defineEvent } from './define.js';
import { type ErrorCode, errorCodes } from './errors.js';
import { id, sequence, timestamp } from './ids.js';
import { limits } from './limits.js';
import { text } from './text.js';

/**
 * What one person keeps for later, for themselves alone: all of it stands in their own stream, and every entity's
 * `version` is the sequence there of the event that last changed it. What is over comes once more, in its last state
 * and without its text; clients then let go of it.
 */

/** The IANA name of a time zone, such as `Europe/Berlin`: in which a time was meant, to show it so again. */
const timeZone = z
  .string()
  .check(
    z.maxLength(64, { error: 'at most 64 characters', abort: true }),
    z.refine(isTimeZone, 'must be the name of a time zone'),
  );

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

const version = z.int().check(z.positive());
const messageText = text(limits.messageTextLength, 1);

/** A bookmark. It holds no text: that is asked for with `message.previews`, which tells only what one may read now. */
export const savedMessage = z.object({
  workspaceId: id,
  channelId: id,
  messageId: id,
  /** The message's place in its channel. */
  sequence,
  state: z.enum(['open', 'done']),
  savedAt: timestamp,
  version,
});
export type SavedMessage = z.output<typeof savedMessage>;

/** What somebody was writing in a channel or a thread; `text` is empty once it was sent or thrown away. */
export const draft = z.object({
  workspaceId: id,
  channelId: id,
  /** Of a reply: the message it answers. */
  threadRootId: z.optional(id),
  text: z.string(),
  updatedAt: timestamp,
  version,
});
export type Draft = z.output<typeof draft>;

export const reminder = z.object({
  id,
  workspaceId: id,
  /** The message it is about; null for one that is only words. */
  about: z.nullable(z.object({ channelId: id, messageId: id, sequence })),
  text: z.string(),
  dueAt: timestamp,
  timeZone: z.string(),
  state: z.enum(['waiting', 'due', 'done']),
  createdAt: timestamp,
  version,
});
export type Reminder = z.output<typeof reminder>;

/** A message that is sent at its time. Whether its author may is decided then. */
export const scheduledMessage = z.object({
  id,
  workspaceId: id,
  channelId: id,
  /** Of a reply, as in a message. */
  threadRootId: z.optional(id),
  alsoInChannel: z.optional(z.literal(true)),
  text: z.string(),
  sendAt: timestamp,
  timeZone: z.string(),
  state: z.enum(['waiting', 'failed', 'sent', 'cancelled']),
  /** Why it was not sent at its time; null unless it failed. */
  failure: z.nullable(z.catch(z.enum(errorCodes), 'internal')),
  createdAt: timestamp,
  version,
});
export type ScheduledMessage = z.output<typeof scheduledMessage>;

/** All of it that is not over, of one person in one workspace. */
export const later = z.object({
  saved: z.array(savedMessage).check(z.maxLength(limits.savedPerMember)),
  drafts: z.array(draft).check(z.maxLength(limits.draftsPerMember)),
  reminders: z.array(reminder).check(z.maxLength(limits.remindersPerMember)),
  scheduled: z.array(scheduledMessage).check(z.maxLength(limits.scheduledPerMember)),
});
export type Later = z.output<typeof later>;

export const messageSave = defineCommand({
  type: 'message.save',
  doc: 'Keeps a message the caller may read for later, or changes the state it is kept in.',
  payload: z.object({ messageId: id, state: z._default(z.enum(['open', 'done']), 'open') }),
  result: z.object({ saved: savedMessage }),
  errors: ['message_deleted', 'limit_reached'],
});

export const messageUnsave = defineCommand({
  type: 'message.unsave',
  doc: 'Keeps a message for later no longer; of one that is not kept it changes nothing.',
  payload: z.object({ messageId: id }),
  result: z.object({}),
  errors: [],
});

export const draftSet = defineCommand({
  type: 'draft.set',
  doc: 'Keeps what the caller is writing in a channel or a thread, in place of what was kept; an empty text throws it away.',
  payload: z.object({
    channelId: id,
    text: text(limits.messageTextLength),
    /** Makes it a draft of a reply in the thread of this message. */
    threadRootId: z.optional(id),
  }),
  result: z.object({ draft: z.nullable(draft) }),
  errors: ['channel_archived', 'message_deleted', 'thread_nested', 'limit_reached'],
});

const reminderText = text(limits.reminderTextLength);
const reminderErrors = ['time_past', 'time_too_far'] as const satisfies readonly ErrorCode[];

export const reminderCreate = defineCommand({
  type: 'reminder.create',
  doc: 'Reminds the caller at a time: of a message they may read, or of the words given.',
  payload: z
    .object({
      workspaceId: id,
      messageId: z._default(z.nullable(id), null),
      text: z._default(reminderText, ''),
      dueAt: timestamp,
      timeZone,
    })
    .check(
      z.refine(({ messageId, text }) => messageId !== null || text.trim() !== '', {
        error: 'must not be empty without a message',
        path: ['text'],
      }),
    ),
  result: z.object({ reminder }),
  errors: [...reminderErrors, 'message_deleted', 'limit_reached'],
});

export const reminderSnooze = defineCommand({
  type: 'reminder.snooze',
  doc: 'Moves a reminder to another time; one that was due waits again.',
  payload: z.object({ reminderId: id, dueAt: timestamp, timeZone }),
  result: z.object({ reminder }),
  errors: reminderErrors,
});

export const reminderComplete = defineCommand({
  type: 'reminder.complete',
  doc: 'Ends a reminder, whether it was due or not.',
  payload: z.object({ reminderId: id }),
  result: z.object({ reminder }),
  errors: [],
});

export const scheduleCreate = defineCommand({
  type: 'schedule.create',
  doc: 'Sends a message at a time to come. It is sent once, also when nodes fail meanwhile.',
  payload: z
    .object({
      channelId: id,
      text: messageText,
      sendAt: timestamp,
      timeZone,
      /** As in `message.send`. */
      threadRootId: z.optional(id),
      alsoInChannel: z.optional(z.boolean()),
    })
    .check(
      z.refine((payload) => !payload.alsoInChannel || payload.threadRootId !== undefined, {
        error: 'is of replies only',
        path: ['alsoInChannel'],
      }),
    ),
  result: z.object({ scheduled: scheduledMessage }),
  errors: [
    'channel_archived',
    'message_deleted',
    'thread_nested',
    'time_past',
    'time_too_far',
    'limit_reached',
  ],
});

export const scheduleUpdate = defineCommand({
  type: 'schedule.update',
  doc: 'Changes the text and the time of a message that is not sent yet; one that failed waits again.',
  payload: z.object({ scheduledId: id, text: messageText, sendAt: timestamp, timeZone }),
  result: z.object({ scheduled: scheduledMessage }),
  errors: ['channel_archived', 'time_past', 'time_too_far'],
});

export const scheduleCancel = defineCommand({
  type: 'schedule.cancel',
  doc: 'Takes back a message that is not sent yet. Once its time has come it is too late.',
  payload: z.object({ scheduledId: id }),
  result: z.object({ scheduled: scheduledMessage }),
  errors: ['time_past'],
});

export const scheduleSend = defineCommand({
  type: 'schedule.send',
  doc: 'Sends a scheduled message now, also one that failed at its time.',
  payload: z.object({ scheduledId: id }),
  result: z.object({ scheduled: scheduledMessage }),
  errors: ['channel_archived'],
});

export const messageSaved = defineEvent({
  type: 'message.saved',
  doc: 'The person keeps a message for later, or changed the state it is kept in.',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ saved: savedMessage }),
});

export const messageUnsaved = defineEvent({
  type: 'message.unsaved',
  doc: 'The person keeps a message for later no longer.',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ workspaceId: id, messageId: id }),
});

export const draftChanged = defineEvent({
  type: 'draft.changed',
  doc: 'What the person is writing in a channel or a thread, on any of their devices.',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ draft }),
});

export const reminderChanged = defineEvent({
  type: 'reminder.changed',
  doc: 'A reminder was made, moved or ended, or its time has come (`due`).',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ reminder }),
});

export const scheduleChanged = defineEvent({
  type: 'schedule.changed',
  doc: 'A scheduled message was made, changed, taken back or sent, or could not be sent.',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ scheduled: scheduledMessage }),
});
