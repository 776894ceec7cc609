import * as z from 'zod/mini';
import { defineCommand, defineEvent } from './define.js';
import { checklistText, revising } from './enclosures.js';
import { id } from './ids.js';
import { limits } from './limits.js';
import { message } from './messages.js';

export const checklistTick = defineCommand({
  type: 'checklist.tick',
  doc: 'Ticks an item of a checklist, or takes its tick away; what is so already stays as it is.',
  payload: z.object({
    messageId: id,
    /** Place of the item, from 0. */
    item: z.int().check(z.nonnegative(), z.lt(limits.checklistPlaces)),
    isDone: z.boolean(),
  }),
  result: z.object({ message }),
  errors: ['channel_archived', 'message_deleted', 'list_changed'],
});

export const checklistRevise = defineCommand({
  type: 'checklist.revise',
  doc: "Adds items to one of the caller's own checklists, rewords them, and takes them away.",
  payload: revising(checklistText, limits.checklistPlaces),
  result: z.object({ message }),
  errors: ['channel_archived', 'message_deleted', 'list_changed', 'limit_reached'],
});

export const checklistUpdated = defineEvent({
  type: 'checklist.updated',
  doc: 'An item of a checklist was ticked or lost its tick, or the list has other items.',
  streams: ['channel'],
  schemaVersion: 1,
  payload: z.object({ message }),
});
