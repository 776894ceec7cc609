import * as z from 'zod/mini';
import { defineCommand, defineEvent } from './define.js';
import { checklistText } from './enclosures.js';
import { id } from './ids.js';
import { limits } from './limits.js';
import { message } from './messages.js';

export const checklistTick = defineCommand({
  type: 'checklist.tick',
  doc: 'Ticks an item of a checklist, or takes its tick away; what is so already stays as it is.',
  payload: z.object({
    messageId: id,
    /** Place of the item, from 0. */
    item: z.int().check(z.nonnegative(), z.lt(limits.checklistItems)),
    isDone: z.boolean(),
  }),
  result: z.object({ message }),
  errors: ['channel_archived', 'message_deleted'],
});

export const checklistAdd = defineCommand({
  type: 'checklist.add',
  doc: "Adds an item at the end of one of the caller's own checklists.",
  payload: z.object({ messageId: id, text: checklistText }),
  result: z.object({ message }),
  errors: ['channel_archived', 'message_deleted', 'limit_reached'],
});

export const checklistUpdated = defineEvent({
  type: 'checklist.updated',
  doc: 'An item of a checklist was ticked or added, or lost its tick.',
  streams: ['channel'],
  schemaVersion: 1,
  payload: z.object({ message }),
});
