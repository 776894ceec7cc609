import {
  type Ack,
  type ChannelId,
  type CommandDefinition,
  channelCreate,
  channelJoin,
  channelMarkRead,
  channelOpenDirect,
  isInMainLine,
  issuesOf,
  type MessageId,
  messageSend,
  type ResultOf,
  reminderCreate,
  scheduleCreate,
  threadMarkRead,
  type WireError,
} from '@parley/protocol';
import * as z from 'zod/mini';
import type { Send, SendOptions } from './chat-client.js';
import type { Clock } from './clock.js';
import type { Ask } from './live-line.js';
import type { Outbox } from './outbox.js';
import { isKept } from './outbox-kinds.js';
import { keptThing } from './outbox-lanes.js';
import { broken, refusal } from './refusals.js';
import { applyResult } from './store/apply-result.js';
import type { ChatStore } from './store/chat-store.js';
import { hasRepliesInLine } from './store/chosen.js';
import { waitsForLine } from './store/later-waiting.js';
import { readTo } from './store/selectors.js';
import type { ChatState } from './store/state.js';
import { selectThreadReading } from './store/threads.js';

/** How long a command waits to see its membership in the store, when the event comes after the ack. */
const membershipMs = 2_000;

/** How long a command waits for a line that is being opened for the first time: whoever is quick is not refused for it. */
const openingMs = 5_000;

const entering: ReadonlySet<string> = new Set([channelCreate.type, channelOpenDirect.type, channelJoin.type]);

export interface SenderParts {
  readonly clock: Clock;
  readonly ids: () => string;
  readonly store: ChatStore;
  readonly outbox: Outbox;
  readonly ask: Ask;
  /** A message is on its way into the channel. */
  readonly onMessageSent: (channelId: ChannelId) => void;
  /** The same of a reply and its thread. */
  readonly onReplySent: (rootId: MessageId) => void;
}

export function createSender(parts: SenderParts): Send {
  const { store, outbox } = parts;
  /** The last command over the line, if nobody knows whether it arrived. */
  let unanswered: { readonly said: string; readonly commandId: string } | null = null;

  /** What waits only for a line takes it when there is one, unless something about the same thing waits still. */
  function goesThroughOutbox(command: { type: string; payload: unknown; commandId: string }): boolean {
    if (!waitsForLine(command.type)) return isKept(command.type);
    const state = store.current();
    const about = keptThing(command);
    return (
      !isUp(state) || state.outbox.some((entry) => waitsForLine(entry.type) && keptThing(entry) === about)
    );
  }

  async function throughOutbox(
    commandId: string,
    { type, payload, holdMs, onWaiting }: SendOptions & { readonly type: string; readonly payload: unknown },
  ): Promise<Ack> {
    const channelId = outlivesAccess.has(type) ? null : channelOf(store.current(), payload);
    const read = readAlready(store.current(), type, payload);
    if (read) return { ok: true, result: read };
    const done = outbox.submit({ commandId, type, payload, channelId, holdMs });
    const state = store.current();
    if (!isUp(state) && state.outbox.some((entry) => entry.commandId === commandId)) onWaiting?.();
    const sent = type === messageSend.type ? messageSend.payload.safeParse(payload).data : undefined;
    if (sent && isInLine(store.current(), sent)) parts.onMessageSent(sent.channelId);
    if (sent?.threadRootId) parts.onReplySent(sent.threadRootId);
    return done;
  }

  async function overTheLine(definition: CommandDefinition, freshId: string, payload: unknown): Promise<Ack> {
    const { type } = definition;
    await until(({ connection }) => connection.status !== 'connecting', openingMs);
    const said = JSON.stringify([type, payload]);
    // The same once more is a second try and no second command: if the first arrived, its result is the answer.
    // Whatever else is sent between ends that, as it may have undone what the first did.
    const commandId = unanswered?.said === said ? unanswered.commandId : freshId;
    unanswered = null;
    const ack = await parts.ask(type, { commandId, payload });
    if (!ack.ok) {
      if (ack.error.retryable) unanswered = { said, commandId };
      return ack;
    }
    store.change((state) => applyResult(state, { type, channelId: null, payload }, ack.result));
    const entered = entering.has(type) ? channelEntered.safeParse(ack.result).data : undefined;
    // The ack and the event that makes us a member come by different ways; whoever sent wants to see both.
    if (entered)
      await until((state) => state.channels.get(entered.channel.id)?.isMember === true, membershipMs);
    store.flush();
    return ack;
  }

  /** Resolves when the store shows it, or after so many milliseconds. */
  function until(isSeen: (state: ChatState) => boolean, withinMs: number): Promise<void> {
    if (isSeen(store.current())) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        stopTimer();
        stopListening();
        resolve();
      };
      const stopTimer = parts.clock.after(withinMs, done);
      const stopListening = store.view.subscribe(() => {
        if (isSeen(store.current())) done();
      });
    });
  }

  return async function send<D extends CommandDefinition>(
    definition: D,
    payload: unknown,
    { holdMs, onWaiting }: SendOptions = {},
  ): Promise<Ack<ResultOf<D>>> {
    const commandId = parts.ids();
    // A message's id on the way is the id of the command that writes it, so that one finds the other.
    const filled =
      definition.type === messageSend.type ? { ...(payload as object), clientMessageId: commandId } : payload;
    const parsed = definition.payload.safeParse(filled);
    if (!parsed.success) return { ok: false, error: invalid(parsed.error) };
    const ack = goesThroughOutbox({ type: definition.type, payload: parsed.data, commandId })
      ? await throughOutbox(commandId, { type: definition.type, payload: parsed.data, holdMs, onWaiting })
      : await overTheLine(definition, commandId, parsed.data);
    if (!ack.ok) return ack;
    const result = definition.result.safeParse(ack.result);
    return result.success ? { ok: true, result: result.data as ResultOf<D> } : { ok: false, error: broken() };
  };
}

/** Somebody's own words: when access to the channel is lost meanwhile, it is for the server to refuse them. */
const outlivesAccess: ReadonlySet<string> = new Set([reminderCreate.type, scheduleCreate.type]);

const isUp = ({ connection }: ChatState): boolean =>
  connection.status === 'connected' || connection.status === 'syncing';

const channelEntered = z.object({ channel: z.object({ id: z.string() }) });
const aimed = z.object({
  channelId: z.optional(z.string()),
  messageId: z.optional(z.string()),
  rootId: z.optional(z.string()),
});

/** Where a marker stands that is there or further on already; undefined: it has to be moved. */
function readAlready(state: ChatState, type: string, payload: unknown) {
  if (type === channelMarkRead.type) {
    const { channelId, sequence } = channelMarkRead.payload.parse(payload);
    const lastReadSequence = readTo(state, channelId);
    return sequence <= lastReadSequence ? { lastReadSequence } : undefined;
  }
  if (type !== threadMarkRead.type) return undefined;
  const { rootId, sequence } = threadMarkRead.payload.parse(payload);
  const channelId = channelOfThread(state, rootId);
  const thread = channelId === null ? undefined : selectThreadReading(channelId, rootId)(state);
  if (!thread || sequence > thread.lastReadSequence) return undefined;
  return { channelId, lastReadSequence: thread.lastReadSequence };
}

const isInLine = (state: ChatState, sent: z.output<typeof messageSend.payload>): boolean =>
  isInMainLine({ ...sent, alsoInChannel: sent.alsoInChannel || undefined }) ||
  hasRepliesInLine(state, sent.channelId);

/** The channel a command is about, as far as the store can tell. */
function channelOf(state: ChatState, payload: unknown): ChannelId | null {
  const aim = aimed.safeParse(payload).data;
  if (aim?.channelId !== undefined) return aim.channelId;
  if (aim?.rootId !== undefined) return channelOfThread(state, aim.rootId);
  return aim?.messageId === undefined ? null : channelOfMessage(state, aim.messageId);
}

function channelOfThread(state: ChatState, rootId: MessageId): ChannelId | null {
  for (const [channelId, { threads }] of state.channels) if (threads.has(rootId)) return channelId;
  return channelOfMessage(state, rootId);
}

function channelOfMessage(state: ChatState, messageId: MessageId): ChannelId | null {
  for (const [channelId, { timeline, openThreads }] of state.channels) {
    if (timeline.rows.byId(messageId)) return channelId;
    for (const [rootId, thread] of openThreads)
      if (rootId === messageId || thread.timeline.rows.byId(messageId)) return channelId;
  }
  return null;
}

function invalid(error: z.core.$ZodError): WireError {
  const path = ['payload', ...(error.issues[0]?.path ?? [])].join('.');
  return refusal('invalid_input', issuesOf(error), { path });
}
