import type { ChatState } from '@parley/client';
import type { Message } from '@parley/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { clearWritten, type EditPlace, editPlace, keptEdit, placesEdited, startEditing } from './editing.js';
import { watchEdits } from './watch-edits.js';

const messageOf = (sequence: number, change: Partial<Message> = {}) =>
  ({
    ...{ id: `m${sequence}`, channelId: 'c', authorId: 'me', sequence, deletedAt: null },
    ...change,
  }) as Message;

interface World {
  readonly rows?: readonly Message[];
  readonly channels?: readonly string[];
  readonly status?: 'connected' | 'reconnecting';
  readonly messageDeletedAt?: number;
  readonly phase?: ChatState['phase'];
}

function stateOf({ rows = [], channels = ['c'], ...more }: World): ChatState {
  const timeline = {
    rows: {
      indexFrom: (sequence: number) => rows.findIndex((one) => one.sequence >= sequence),
      at: (index: number) => rows[index],
    },
  };
  return {
    me: { account: { id: 'me' } },
    phase: more.phase ?? { kind: 'ready' },
    connection: { status: more.status ?? 'connected' },
    channels: new Map(channels.map((id) => [id, { timeline, openThreads: new Map() }])),
    streams: new Map([['channel:c', { messageDeletedAt: more.messageDeletedAt }]]),
  } as unknown as ChatState;
}

const settled = () => new Promise((done) => setImmediate(done));

/** A tab in which something is written in place of message 7, and a server that has these messages. */
async function tab(world: World, there: Set<number> | null = new Set([7])) {
  const store = createStore<ChatState>()(() => stateOf(world));
  const asked: number[] = [];
  const place = editPlace(messageOf(7), null);
  startEditing(place);
  keptEdit(place, 'We meet at nine').write('We meet at ten');
  const isThere = async ({ sequence }: EditPlace) => {
    asked.push(sequence);
    return there === null ? null : there.has(sequence);
  };
  ends.push(watchEdits(store, isThere));
  await settled();
  return {
    asked,
    know: async (next: World) => {
      store.setState(stateOf(next), true);
      await settled();
    },
    kept: () => ({ open: placesEdited().length, text: keptEdit(place, 'none').read() }),
  };
}

const ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends.splice(0)) end();
  clearWritten();
});

const stays = { open: 1, text: 'We meet at ten' };
const isGone = { open: 0, text: 'none' };

describe('what is written in place of a message', () => {
  it('goes when its row says that it was deleted, in sight or not', async () => {
    const { know, kept, asked } = await tab({ rows: [messageOf(7)] });
    expect(kept()).toEqual(stays);
    await know({ rows: [messageOf(7, { deletedAt: '2026-03-01T09:00:00.000Z' })] });
    expect(kept()).toEqual(isGone);
    expect(asked).toEqual([]);
  });

  it('goes when it was deleted while its row was not held: on an earlier page, or elsewhere', async () => {
    const there = new Set([7]);
    const { know, kept, asked } = await tab({}, there);
    await know({});
    expect(asked, 'once').toEqual([7]);
    await know({ messageDeletedAt: 9 });
    expect(kept(), 'another one was').toEqual(stays);
    there.clear();
    await know({ messageDeletedAt: 10 });
    expect(kept()).toEqual(isGone);
  });

  it('is asked for again when the line is back, and stays while nobody can say', async () => {
    const { know, kept, asked } = await tab({ status: 'reconnecting' }, null);
    expect(asked).toEqual([]);
    await know({});
    await know({ status: 'reconnecting' });
    await know({});
    expect(asked).toEqual([7, 7]);
    expect(kept()).toEqual(stays);
  });

  it.each([
    ['goes with the access to its channel', { channels: [] }, isGone],
    ['goes with the session', { channels: [], phase: { kind: 'refused', code: 'session_revoked' } }, isGone],
    [
      'stays when the session has only run out',
      { channels: [], phase: { kind: 'refused', code: 'unauthenticated' } },
      stays,
    ],
    ['stays while nothing is lost', { channels: ['c'] }, stays],
  ] as const)('[R-AUTH-2] %s', async (_, next, then) => {
    const { know, kept } = await tab({ rows: [messageOf(7)] });
    await know({ status: 'reconnecting', ...next });
    expect(kept()).toEqual(then);
  });

  it('of somebody else who was here before is theirs', async () => {
    const { kept, asked } = await tab({}, new Set());
    expect(kept()).toEqual(isGone);
    const theirs = editPlace(messageOf(8, { authorId: 'ada' }), null);
    startEditing(theirs);
    keptEdit(theirs, 'Theirs').write('Theirs, changed');
    await settled();
    expect(placesEdited()).toEqual([theirs]);
    expect(asked).toEqual([7]);
  });
});
