import * as z from 'zod/mini';
import { defineCommand, defineEvent } from './define.js';
import { id, sequence } from './ids.js';
import { limits } from './limits.js';

/** Milliseconds since a message was written; 0: not at all, null: for ever. */
const window = z.nullable(z.int().check(z.nonnegative(), z.lte(limits.messageWindowMs)));

/** What people of a workspace may do: to what they wrote, and to its emoji. */
export const messageRules = z.object({
  /** How long its author may edit a message. */
  editWithinMs: window,
  /** How long its author may delete it; owners and admins always may. */
  deleteWithinMs: window,
  /** Whether those who see a message may see what stood there before it was edited. */
  isHistoryVisible: z.boolean(),
  /** Whether only owners and admins add emoji; absent: everybody does. */
  isEmojiForKeepers: z.optional(z.boolean()),
  /** The sequence, in the workspace stream, of the event that last changed them; 0 while nobody has. */
  version: sequence,
});
export type MessageRules = z.output<typeof messageRules>;

/** The rules of a workspace where nobody has set any. */
export const defaultMessageRules: MessageRules = {
  editWithinMs: null,
  deleteWithinMs: null,
  isHistoryVisible: true,
  version: 0,
};

/** Whether a window that opened when the message was written is still open. Times in epoch ms. */
export function isWithin(withinMs: number | null, writtenMs: number, nowMs: number): boolean {
  return withinMs === null || (withinMs > 0 && nowMs - writtenMs < withinMs);
}

export const workspaceSetMessageRules = defineCommand({
  type: 'workspace.setMessageRules',
  doc: 'Says how long messages may be edited and deleted, whether earlier texts are shown, and who adds emoji: an owner or admin may.',
  payload: z.object({
    workspaceId: id,
    editWithinMs: window,
    deleteWithinMs: window,
    isHistoryVisible: z.boolean(),
    /** Left out: as it is. */
    isEmojiForKeepers: z.optional(z.boolean()),
  }),
  result: z.object({ workspaceId: id, messageRules }),
  errors: [],
});

export const workspaceMessageRulesUpdated = defineEvent({
  type: 'workspace.messageRulesUpdated',
  doc: 'The workspace has other rules for editing and deleting messages.',
  streams: ['workspace'],
  schemaVersion: 1,
  payload: z.object({ workspaceId: id, messageRules }),
});
