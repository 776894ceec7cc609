import {
  type Envelope,
  limits,
  type ParleyEvent,
  parseEvent,
  replay,
  type StreamName,
  type StreamSnapshot,
  snapshot,
  type WireError,
} from '@parley/protocol';
import type { OnFault } from './faults.js';
import type { HttpCall } from './http.js';
import type { RecoveryRecord } from './recovery-record.js';
import { clientFaultKind, refusal } from './refusals.js';
import { applyEvents } from './store/apply-event.js';
import { applySnapshot } from './store/apply-snapshot.js';
import type { ChatStore } from './store/chat-store.js';
import { accessGranted } from './store/reducers/channels.js';
import type { StreamState } from './store/state.js';
import type { StreamBuffer } from './stream-buffer.js';
import { eventsPerStep, type Turns } from './turns.js';

/**
 * Behind by more events than this, the state as of now is quicker to have than all that led to it, and as right: a
 * night of a busy channel is one page instead of a hundred.
 */
export const farBehind = 4 * limits.replayPageEvents;

/** What a step of catching up came to; a refusal may be tried again. */
export type Outcome = 'more' | 'done' | 'gone' | WireError;

/** A stream being mended. */
export interface Mending {
  readonly buffer: StreamBuffer;
  /** The cursor cannot be continued: only a snapshot helps. */
  wantsSnapshot: boolean;
}

export interface CatchUpParts {
  readonly http: HttpCall;
  readonly store: ChatStore;
  readonly onFault: OnFault;
  readonly turns: Turns;
  readonly recovery: Pick<RecoveryRecord, 'replayed' | 'reset'>;
  readonly onApplied: (events: readonly ParleyEvent[]) => void;
  readonly onSnapshot: (applied: StreamSnapshot) => void;
}

/** The steps by which one stream comes up to date, and the only two ways by which its state changes. */
export interface CatchUp {
  /** The next page of the log after the cursor; without a cursor that can be continued, a snapshot. */
  step(stream: StreamName, mending: Mending): Promise<Outcome>;
  takeSnapshot(stream: StreamName, mending: Mending): Promise<Outcome>;
  /** Counts of a channel afresh, and nothing else of it. */
  recount(stream: StreamName): Promise<void>;
  /** Applies a gapless run of events; whether there were any. */
  apply(stream: StreamName, run: readonly Envelope[]): boolean;
  stateOf(stream: StreamName): StreamState | undefined;
  changeStream(stream: StreamName, change: Partial<StreamState>): void;
  raiseHead(stream: StreamName, head: number): void;
}

export function createCatchUp(parts: CatchUpParts): CatchUp {
  const { http, store } = parts;

  /** The cursors that snapshots led to: whoever is far behind straight after one has heard a rumour. */
  const snapshotAt = new Map<StreamName, number>();

  const stateOf = (stream: StreamName) => store.current().streams.get(stream);
  const isFarBehind = (stream: StreamName, { cursor, head }: StreamState) =>
    head - cursor > farBehind && snapshotAt.get(stream) !== cursor;

  function changeStream(stream: StreamName, change: Partial<StreamState>): void {
    const known = stateOf(stream);
    if (!known) return;
    const next = { ...known, ...change };
    if (next.head === known.head && next.status === known.status && next.cursor === known.cursor) return;
    store.change((state) => ({ ...state, streams: new Map(state.streams).set(stream, next) }));
  }

  const raiseHead = (stream: StreamName, head: number) =>
    changeStream(stream, { head: Math.max(head, stateOf(stream)?.head ?? 0) });

  function apply(stream: StreamName, run: readonly Envelope[]): boolean {
    const last = run[run.length - 1];
    if (!last) return false;
    const events = run.flatMap(read);
    store.change((state) => applyEvents(state, { stream, cursor: last.sequence, events }));
    parts.onApplied(events);
    return true;
  }

  function read(envelope: Envelope): ParleyEvent[] {
    const parsed = parseEvent(envelope);
    if (parsed.kind === 'malformed') {
      const message = `${envelope.type} ${envelope.stream}/${envelope.sequence}: ${parsed.issues}`;
      parts.onFault({ kind: 'malformed-event', message });
    }
    return parsed.kind === 'event' ? [parsed.event] : [];
  }

  async function step(stream: StreamName, mending: Mending): Promise<Outcome> {
    const before = stateOf(stream);
    if (!before || mending.wantsSnapshot || isFarBehind(stream, before)) return takeSnapshot(stream, mending);
    const answer = await http(replay, { params: { stream }, query: { fromSeq: before.cursor } });
    if (!answer.ok) {
      // A page that cannot be read would stop the stream for good; a snapshot goes around it.
      const { error } = answer;
      mending.wantsSnapshot = error.code === 'cursor_too_old' || clientFaultKind(error) === 'broken';
      return mending.wantsSnapshot ? 'more' : refused(error);
    }
    const known = stateOf(stream);
    if (!known) return 'gone';
    const { events, head, hasMore } = answer.result;
    const hasMoved = await applyPage(stream, mending, events);
    if (!stateOf(stream)) return 'gone';
    raiseHead(stream, head);
    return verdict(stream, mending, { head, isMoving: hasMoved, hasMore });
  }

  /** A long page is applied in turns; whether the stream moved. */
  async function applyPage(
    stream: StreamName,
    { buffer }: Mending,
    events: readonly Envelope[],
  ): Promise<boolean> {
    const start = stateOf(stream)?.cursor ?? 0;
    for (let from = 0; from === 0 || from < events.length; from += eventsPerStep) {
      await parts.turns.breathe();
      const known = stateOf(stream);
      if (!known) return false;
      apply(stream, buffer.admit(known.cursor, events.slice(from, from + eventsPerStep)));
    }
    const moved = (stateOf(stream)?.cursor ?? start) - start;
    parts.recovery.replayed(moved);
    return moved > 0;
  }

  function verdict(
    stream: StreamName,
    mending: Mending,
    page: { readonly head: number; readonly isMoving: boolean; readonly hasMore: boolean },
  ): Outcome {
    const now = stateOf(stream);
    if (!now) return 'gone';
    if (mending.wantsSnapshot || (page.hasMore && page.isMoving)) return 'more';
    if (now.cursor >= now.head) return 'done';
    if (page.isMoving) return 'more';
    if (page.head <= now.cursor && mending.buffer.size === 0) {
      // The log is the truth: what it does not have after the cursor was a rumour.
      changeStream(stream, { head: now.cursor });
      return 'done';
    }
    mending.buffer.clear();
    return refusal('unavailable', 'The log is behind what was announced.');
  }

  async function takeSnapshot(stream: StreamName, mending: Mending): Promise<Outcome> {
    const before = stateOf(stream);
    const workspaceId = store.current().me?.workspace.id ?? '';
    const answer = await http(snapshot, { params: { stream }, query: { workspaceId } });
    if (!answer.ok) return refused(answer.error);
    // Access was revoked while the answer was on its way: it must not bring the content back.
    if (before && !stateOf(stream)) return 'gone';
    if (before) parts.recovery.reset();
    mending.wantsSnapshot = false;
    store.change((state) => applySnapshot(state, stream, answer.result));
    snapshotAt.set(stream, answer.result.head);
    parts.onSnapshot(answer.result);
    const known = stateOf(stream);
    if (known) apply(stream, mending.buffer.admit(known.cursor, []));
    const now = stateOf(stream);
    return !now || now.cursor >= now.head ? 'done' : 'more';
  }

  async function recount(stream: StreamName): Promise<void> {
    const workspaceId = store.current().me?.workspace.id ?? '';
    const answer = await http(snapshot, { params: { stream }, query: { workspaceId } });
    if (!answer.ok || answer.result.kind !== 'channel' || !answer.result.readState) return;
    const { channel, head, readState, threads } = answer.result;
    store.change((state) =>
      state.channels.get(channel.id)?.isMember
        ? accessGranted(state, { channel, head, readState, threads, lastMessageAt: null })
        : state,
    );
  }

  function refused(error: WireError): Outcome {
    if (clientFaultKind(error) === 'broken') {
      parts.onFault({ kind: 'unreadable-answer', message: error.message });
    }
    return error.code === 'not_found' || error.code === 'forbidden' ? 'gone' : error;
  }

  return { step, takeSnapshot, recount, apply, stateOf, changeStream, raiseHead };
}
