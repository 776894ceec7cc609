import { ack } from '@parley/protocol';
import * as z from 'zod/mini';
import { storedEntry } from '../outbox-storage.js';

/**
 * Raised with every change to these messages. It is part of the channel's and the lock's name, so tabs of two builds
 * that would not understand each other stay apart, each group with a line of its own.
 */
export const tabsVersion = 1;

const entry = z.extend(storedEntry, { isKept: z.boolean() });

/** Election. `term`: the higher one is followed when two tabs say that they lead. */
const ping = z.object({ kind: z.literal('ping'), term: z.number() });
const lead = z.object({ kind: z.literal('lead'), term: z.number() });
const bye = z.object({ kind: z.literal('bye') });

/** The line. `era`: one line of the leader, from its opening to its end. What it carries is parsed where it is used. */
const open = z.object({ kind: z.literal('open') });
const close = z.object({ kind: z.literal('close') });
const up = z.object({
  kind: z.literal('up'),
  era: z.string(),
  hello: z.unknown(),
  transport: z.optional(z.enum(['websocket', 'sse', 'polling'])),
});
const down = z.object({ kind: z.literal('down'), era: z.string(), code: z.nullable(z.string()) });
const frame = z.object({
  kind: z.literal('frame'),
  era: z.string(),
  name: z.string(),
  data: z.unknown(),
});
const request = z.object({
  kind: z.literal('request'),
  era: z.string(),
  id: z.number(),
  name: z.string(),
  frame: z.unknown(),
});
const answer = z.object({ kind: z.literal('answer'), id: z.number(), answer: z.unknown() });

/** The outbox: what a tab hands over or wishes, and how the leader's stands. `answer`: null when nobody was told. */
const join = z.object({ kind: z.literal('join') });
const add = z.object({ kind: z.literal('add'), entries: z.array(entry) });
const wish = z.object({
  kind: z.literal('wish'),
  commandId: z.string(),
  wish: z.enum(['retry', 'discard']),
});
const all = z.object({ kind: z.literal('all'), entries: z.array(entry) });
const changed = z.object({
  kind: z.literal('changed'),
  put: z.array(entry),
  gone: z.array(z.object({ commandId: z.string(), answer: z.nullable(ack) })),
});

/** The session is over, or the person was removed: nobody goes on. */
const over = z.object({ kind: z.literal('over'), code: z.string() });

const tabMessage = z.discriminatedUnion('kind', [
  ping,
  lead,
  bye,
  open,
  close,
  up,
  down,
  frame,
  request,
  answer,
  join,
  add,
  wish,
  all,
  changed,
  over,
]);
export type TabMessage = z.output<typeof tabMessage>;
export type OutboxMessage = Extract<
  TabMessage,
  { kind: 'join' | 'bye' | 'add' | 'wish' | 'all' | 'changed' }
>;
export type LineMessage = Extract<
  TabMessage,
  { kind: 'open' | 'close' | 'up' | 'down' | 'frame' | 'request' | 'answer' | 'bye' }
>;

/** From whom to whom; `to` null: to everybody. */
const envelope = z.object({ from: z.string(), to: z.nullable(z.string()), message: tabMessage });
export type TabEnvelope = z.output<typeof envelope>;

/** Null: not written by a tab of this version. */
export const readEnvelope = (data: unknown): TabEnvelope | null => envelope.safeParse(data).data ?? null;
