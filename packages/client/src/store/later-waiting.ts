import {
  type CommandPayload,
  messageSave,
  messageUnsave,
  reminderComplete,
  reminderCreate,
  reminderSnooze,
  type SavedMessage,
  scheduleCancel,
  scheduleCreate,
  scheduleSend,
  type WireError,
} from '@parley/protocol';
import type * as z from 'zod/mini';
import type { ChatState, LaterState, OutboxEntry } from './state.js';

/** What people keep for later is kept in the outbox while there is no line; with one they are answered at once. */
const types: ReadonlySet<string> = new Set([
  ...[messageSave.type, messageUnsave.type],
  ...[reminderCreate.type, reminderSnooze.type, reminderComplete.type],
  ...[scheduleCreate.type, scheduleCancel.type, scheduleSend.type],
]);
export const waitsForLine = (type: string): boolean => types.has(type);

/** Something made without a line. `error`: the server refused it since, and it will not be tried again. */
export interface WaitingForLine<Payload> {
  readonly commandId: string;
  readonly payload: Payload;
  readonly error: WireError | null;
}

type Outbox = ChatState['outbox'];
type Parsed<D extends { readonly payload: z.ZodMiniType }> = z.output<D['payload']>;

const payloads = new WeakMap<OutboxEntry, unknown>();

function payloadOf<D extends { readonly type: string; readonly payload: z.ZodMiniType }>(
  entry: OutboxEntry,
  definition: D,
): Parsed<D> | undefined {
  if (entry.type !== definition.type) return undefined;
  if (!payloads.has(entry)) payloads.set(entry, definition.payload.safeParse(entry.payload).data);
  return payloads.get(entry) as Parsed<D> | undefined;
}

const none: readonly never[] = [];

/** Those of the outbox that make one thing; the same list for the same outbox. */
function waitingFor<D extends { readonly type: string; readonly payload: z.ZodMiniType }>(definition: D) {
  const known = new WeakMap<Outbox, readonly WaitingForLine<Parsed<D>>[]>();
  return ({ outbox }: ChatState): readonly WaitingForLine<Parsed<D>>[] => {
    const listed = known.get(outbox);
    if (listed) return listed;
    const found = outbox.flatMap((entry) => {
      const payload = payloadOf(entry, definition);
      return payload ? [{ commandId: entry.commandId, payload, error: entry.error }] : [];
    });
    const fresh = found.length === 0 ? none : found;
    known.set(outbox, fresh);
    return fresh;
  };
}

/** Reminders that the server does not know of yet, in the order they were made. */
export const selectWaitingReminders: (
  state: ChatState,
) => readonly WaitingForLine<CommandPayload<'reminder.create'>>[] = waitingFor(reminderCreate);
/** Messages to be sent at a time that the server does not know of yet. */
export const selectWaitingScheduled: (
  state: ChatState,
) => readonly WaitingForLine<CommandPayload<'schedule.create'>>[] = waitingFor(scheduleCreate);

/** One map for the same held and the same outbox, and what is held itself while nothing waits. */
function overlaid<Kind extends keyof LaterState>(
  kind: Kind,
  put: (map: Map<string, unknown>, entry: OutboxEntry, state: ChatState) => void,
) {
  const known = new WeakMap<object, { readonly outbox: Outbox; readonly map: LaterState[Kind] }>();
  return (state: ChatState): LaterState[Kind] => {
    const held = state.later[kind];
    if (!state.outbox.some((entry) => waitsForLine(entry.type))) return held;
    const last = known.get(held);
    if (last?.outbox === state.outbox) return last.map;
    const map = new Map<string, unknown>(held);
    for (const entry of state.outbox) if (entry.state !== 'failed') put(map, entry, state);
    known.set(held, { outbox: state.outbox, map: map as unknown as LaterState[Kind] });
    return map as unknown as LaterState[Kind];
  };
}

/** What is saved, with what is on its way. */
export const savedWithWaiting = overlaid('saved', (map, entry, state) => {
  const removed = payloadOf(entry, messageUnsave);
  if (removed) map.delete(removed.messageId);
  const saved = payloadOf(entry, messageSave);
  const known = saved && (map.get(saved.messageId) ?? freshlySaved(entry, saved.messageId, state));
  if (saved && known) map.set(saved.messageId, { ...known, state: saved.state });
});

/** As the server will tell it, of a message that is on this device; version 0: it has not told it yet. */
function freshlySaved(
  entry: OutboxEntry,
  messageId: string,
  { me, channels }: ChatState,
): SavedMessage | undefined {
  const channel = channels.get(entry.channelId ?? '');
  const threads = [...(channel?.openThreads.values() ?? [])];
  const message = [channel, ...threads].flatMap((one) => one?.timeline.rows.byId(messageId) ?? [])[0];
  if (!me || !message) return undefined;
  const { channelId, sequence } = message;
  const savedAt = new Date(entry.queuedAt).toISOString();
  return { workspaceId: me.workspace.id, channelId, messageId, sequence, state: 'open', savedAt, version: 0 };
}

export const remindersWithWaiting = overlaid('reminders', (map, entry) => {
  const ended = payloadOf(entry, reminderComplete);
  if (ended) map.delete(ended.reminderId);
  const moved = payloadOf(entry, reminderSnooze);
  const known = moved && map.get(moved.reminderId);
  if (moved && known)
    map.set(moved.reminderId, { ...known, dueAt: moved.dueAt, timeZone: moved.timeZone, state: 'waiting' });
});

export const scheduledWithWaiting = overlaid('scheduled', (map, entry) => {
  const cancelled = payloadOf(entry, scheduleCancel);
  if (cancelled) map.delete(cancelled.scheduledId);
});

/** Whether it is to be sent as soon as there is a line. */
export const selectIsSentNext =
  (scheduledId: string) =>
  ({ outbox }: ChatState): boolean =>
    outbox.some((entry) => payloadOf(entry, scheduleSend)?.scheduledId === scheduledId);
