import { setTimeout as wait } from 'node:timers/promises';
import {
  type ChatClient,
  type ChatState,
  createChatClient,
  type Fetch,
  selectChecklist,
  selectPoll,
  selectReactions,
} from '@parley/client';
import type { StreamName } from '@parley/protocol';
import type { Person } from '@parley/protocol/conformance';
import { expect } from 'vitest';

/** A real client of one person, on a real line. */
export interface Replica {
  readonly client: ChatClient;
  readonly state: () => ChatState;
  /** Resolves when it has applied every event there is, and has nothing left to send. */
  settled(): Promise<void>;
}

/** Ends tests that will never settle; nothing is measured by it. */
const patienceMs = 10_000;
const lookEveryMs = 10;

/** The heads of streams as Postgres has them: asking the server all the time would make a crowd of one. */
export type ReadHeads = (streams: readonly StreamName[]) => Promise<ReadonlyMap<string, number>>;

export function startReplica(baseUrl: string, person: Person, readHeads: ReadHeads): Replica {
  const faults: unknown[] = [];
  const client = createChatClient({
    workspaceSlug: person.workspace.slug,
    http: { baseUrl, fetch: fetchAs(baseUrl, person) },
    onFault: (fault) => faults.push(fault),
  });
  const state = () => client.store.getState();
  return {
    client,
    state,
    settled: async () => {
      for (let waited = 0; waited < patienceMs; waited += lookEveryMs) {
        if (state().phase.kind === 'refused') return;
        if (isAtRest(state()) && (await isAtHead(state(), readHeads))) {
          expect(faults, 'what the client could not make sense of').toEqual([]);
          return;
        }
        await wait(lookEveryMs);
      }
      throw new Error(`not settled: ${JSON.stringify(summary(state()))}`);
    },
  };
}

/** The person's own cookies, in the shape the client calls for. */
function fetchAs(baseUrl: string, person: Person): Fetch {
  return async (url, init) => {
    const answer = await person.visitor.request({
      method: init.method ?? 'GET',
      path: url.slice(baseUrl.length),
      ...(typeof init.body === 'string' && { body: init.body }),
    });
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  };
}

function isAtRest(state: ChatState): boolean {
  const isLoading = [...state.channels.values()].some((one) => one.timeline.status === 'loading');
  const isBehind = [...state.streams.values()].some((one) => one.status === 'catching-up');
  return (
    state.phase.kind === 'ready' &&
    state.connection.status === 'connected' &&
    state.outbox.length === 0 &&
    !isLoading &&
    !isBehind
  );
}

/** Compared with what the server has now, because an event may be on its way. */
async function isAtHead(state: ChatState, readHeads: ReadHeads): Promise<boolean> {
  const live = [...state.streams].filter(([, { status }]) => status === 'live');
  const heads = await readHeads(live.map(([stream]) => stream));
  return live.every(([stream, { cursor }]) => cursor === (heads.get(stream) ?? 0));
}

/** What a person can see, without what says how it came to be. */
export function portrait(state: ChatState) {
  return {
    // Why one was shut out is told to who was there when it happened, and not to who comes later.
    phase: state.phase.kind,
    me: state.me,
    notifications: state.notifications,
    members: byKey(state.members),
    groups: byKey(state.groups),
    emoji: byKey(state.emoji),
    messageRules: state.messageRules,
    preferences: state.preferences,
    sidebar: state.sidebar,
    channels: byKey(state.channels, ({ timeline, ...channel }) => ({
      ...channel,
      timeline: {
        status: timeline.status,
        messages: [...timeline.rows].map(({ myReactions: _, myVote: _v, ...message }) => message),
        reactions: [...timeline.rows].map((message) => selectReactions(message)(state)),
        polls: [...timeline.rows].map((message) => selectPoll(message)(state)),
        checklists: [...timeline.rows].map((message) => selectChecklist(message)(state)),
        hasMoreBefore: timeline.hasMoreBefore,
        hasMoreAfter: timeline.hasMoreAfter,
      },
    })),
    cursors: byKey(
      new Map([...state.streams].filter(([, one]) => one.status === 'live')),
      (one) => one.cursor,
    ),
    later: {
      saved: byKey(state.later.saved),
      drafts: byKey(state.later.drafts),
      reminders: byKey(state.later.reminders),
      scheduled: byKey(state.later.scheduled),
    },
    outbox: state.outbox,
  };
}

function byKey<V, R = V>(
  map: ReadonlyMap<string, V>,
  look: (value: V) => R = (value) => value as unknown as R,
) {
  const keys = [...map.keys()].sort();
  return Object.fromEntries(keys.map((key) => [key, look(map.get(key) as V)]));
}

function summary(state: ChatState) {
  const streams: [StreamName, object][] = [...state.streams];
  return { phase: state.phase, connection: state.connection, streams, outbox: state.outbox };
}
