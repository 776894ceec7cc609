import {
  type Draft,
  draft,
  draftSet,
  type Later,
  messageSave,
  type Reminder,
  reminder,
  reminderComplete,
  reminderCreate,
  reminderSnooze,
  type SavedMessage,
  type ScheduledMessage,
  savedMessage,
  scheduleCancel,
  scheduleCreate,
  scheduledMessage,
  scheduleSend,
  scheduleUpdate,
  userStream,
} from '@parley/protocol';
import * as z from 'zod/mini';
import { isNewer } from '../newer.js';
import type { ChatState, LaterState } from '../state.js';

export const nothingKept: LaterState = {
  saved: new Map(),
  drafts: new Map(),
  reminders: new Map(),
  scheduled: new Map(),
};

interface Told {
  readonly workspaceId: string;
  readonly version: number;
}

/** One entity as an event tells it, or an ack. The user stream spans workspaces: those of others pass by. */
function told<Kind extends keyof LaterState, Entity extends Told>(
  state: ChatState,
  kind: Kind,
  { key, entity, isOver }: { readonly key: string; readonly entity: Entity; readonly isOver: boolean },
): ChatState {
  if (entity.workspaceId !== state.me?.workspace.id) return state;
  const held: ReadonlyMap<string, Told> = state.later[kind];
  const known = held.get(key);
  if (!isNewer(entity, known) || (isOver && !known)) return state;
  const next = new Map(held);
  if (isOver) next.delete(key);
  else next.set(key, entity);
  return { ...state, later: { ...state.later, [kind]: next } };
}

export const savedTold = (state: ChatState, entity: SavedMessage): ChatState =>
  told(state, 'saved', { key: entity.messageId, entity, isOver: false });

export const draftTold = (state: ChatState, entity: Draft): ChatState =>
  told(state, 'drafts', { key: entity.threadRootId ?? entity.channelId, entity, isOver: entity.text === '' });

export const reminderTold = (state: ChatState, entity: Reminder): ChatState =>
  told(state, 'reminders', { key: entity.id, entity, isOver: entity.state === 'done' });

export const scheduledTold = (state: ChatState, entity: ScheduledMessage): ChatState =>
  told(state, 'scheduled', {
    key: entity.id,
    entity,
    isOver: entity.state === 'sent' || entity.state === 'cancelled',
  });

/** `sequence`: of the event; a message saved again since stays. */
export function messageUnsavedAt(state: ChatState, messageId: string, sequence: number): ChatState {
  const held = state.later.saved.get(messageId);
  if (!held || held.version > sequence) return state;
  const saved = new Map(state.later.saved);
  saved.delete(messageId);
  return { ...state, later: { ...state.later, saved } };
}

const carrying = z.object({
  saved: z.optional(savedMessage),
  draft: z.optional(z.nullable(draft)),
  reminder: z.optional(reminder),
  scheduled: z.optional(scheduledMessage),
});

const types: ReadonlySet<string> = new Set([
  messageSave.type,
  draftSet.type,
  ...[reminderCreate.type, reminderSnooze.type, reminderComplete.type],
  ...[scheduleCreate.type, scheduleUpdate.type, scheduleCancel.type, scheduleSend.type],
]);
export const isLaterCommand = (type: string): boolean => types.has(type);

/** The result of a command, ahead of its event. What the stream has told already it has told better. */
export function laterConfirmed(state: ChatState, result: unknown): ChatState {
  const carried = carrying.safeParse(result).data;
  const cursor = state.streams.get(userStream(state.me?.account.id ?? ''))?.cursor ?? 0;
  const isAhead = (entity: Told | null | undefined): boolean => (entity?.version ?? 0) > cursor;
  if (!carried) return state;
  let next = state;
  if (carried.saved && isAhead(carried.saved)) next = savedTold(next, carried.saved);
  if (carried.draft && isAhead(carried.draft)) next = draftTold(next, carried.draft);
  if (carried.reminder && isAhead(carried.reminder)) next = reminderTold(next, carried.reminder);
  if (carried.scheduled && isAhead(carried.scheduled)) next = scheduledTold(next, carried.scheduled);
  return next;
}

/** As the snapshot has it, but for what is held and newer: an ack that overtook it. */
export function laterFrom(
  later: Later | undefined,
  held: LaterState,
  keeps: (one: { readonly version: number }) => boolean,
): LaterState {
  const merged = <Entity extends Told>(
    fresh: readonly Entity[] | undefined,
    known: ReadonlyMap<string, Entity>,
    keyOf: (entity: Entity) => string,
  ): ReadonlyMap<string, Entity> => {
    const next = new Map((fresh ?? []).map((entity) => [keyOf(entity), entity]));
    for (const [key, entity] of known) if (keeps(entity)) next.set(key, entity);
    return next;
  };
  return {
    saved: merged(later?.saved, held.saved, (one) => one.messageId),
    drafts: merged(later?.drafts, held.drafts, (one) => one.threadRootId ?? one.channelId),
    reminders: merged(later?.reminders, held.reminders, (one) => one.id),
    scheduled: merged(later?.scheduled, held.scheduled, (one) => one.id),
  };
}
