import type { PendingMessage, TimelineRows } from '@parley/client';
import type { Message } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { type TimelineItem, type TimelineSource, timelineItems } from './items.js';
import { threadItems } from './thread-items.js';

const noon = new Date(2026, 4, 4, 12).getTime();
const minute = 60_000;

function message(sequence: number, authorId: string, atMs: number, over: Partial<Message> = {}): Message {
  return {
    id: `m${sequence}`,
    channelId: 'c',
    sequence,
    version: sequence,
    authorId,
    clientMessageId: `cm${sequence}`,
    text: `text ${sequence}`,
    mentions: [],
    createdAt: new Date(atMs).toISOString(),
    editedAt: null,
    deletedAt: null,
    ...over,
  };
}

function rowsOf(messages: readonly Message[]): TimelineRows {
  return {
    length: messages.length,
    at: (index) => messages[index],
    byId: (id) => messages.find((one) => one.id === id),
    indexOf: (id) => messages.findIndex((one) => one.id === id),
    indexFrom: (sequence) => messages.filter((one) => one.sequence < sequence).length,
    [Symbol.iterator]: () => messages[Symbol.iterator](),
  };
}

const pending = (id: string, queuedAt: number): PendingMessage => ({
  clientMessageId: id,
  channelId: 'c',
  text: id,
  queuedAt,
  state: 'queued',
  error: null,
  isKept: true,
});

const sourceOf = (messages: readonly Message[], over: Partial<TimelineSource> = {}): TimelineSource => ({
  rows: rowsOf(messages),
  pending: [],
  hasMoreBefore: false,
  hasMoreAfter: false,
  myId: 'me',
  firstUnread: undefined,
  ...over,
});

function inWords(item: TimelineItem): string {
  if (item.kind === 'message') return `${item.message.sequence}${item.isGrouped ? '+' : ''}`;
  if (item.kind === 'pending') return `${item.pending.clientMessageId}${item.isGrouped ? '+' : ''}`;
  return item.kind === 'day' && item.isNew ? 'day, new' : item.kind;
}

const shown = (messages: readonly Message[], over: Partial<TimelineSource> = {}): string[] =>
  timelineItems(sourceOf(messages, over)).map(inWords);

describe('timelineItems', () => {
  it('hands out again what says the same as the last time', () => {
    const day = 24 * 60 * minute;
    const messages = [1, 2, 3, 4, 5].map((nth) =>
      message(nth, nth < 4 ? 'ana' : 'ben', noon + (nth < 3 ? 0 : day) + nth * minute),
    );
    const deletedAt = new Date(noon).toISOString();
    const changes: readonly (readonly [what: string, source: TimelineSource, fresh: number[]])[] = [
      ['nothing', sourceOf([...messages]), []],
      ['one more', sourceOf([...messages, message(6, 'ben', noon + day + 6 * minute)]), [6]],
      ['one edited', sourceOf(messages.with(1, message(2, 'ana', noon + 2 * minute, { version: 9 }))), [2]],
      [
        'one deleted, and the next gets its head',
        sourceOf(messages.with(0, message(1, 'ana', noon, { deletedAt }))),
        [1, 2],
      ],
      ['one gone at the top', sourceOf(messages.slice(1)), [2]],
      ['one put in at the top', sourceOf([message(0, 'ana', noon), ...messages]), [0, 1]],
      ['a line above what is new', sourceOf(messages, { firstUnread: 5 }), [5]],
      ['one on its way', sourceOf(messages, { pending: [pending('p', noon + day)] }), []],
    ];
    const last = timelineItems(sourceOf(messages));
    for (const [what, source, fresh] of changes) {
      const items = timelineItems(source, last);
      expect(items, what).toEqual(timelineItems(source));
      const made = items.flatMap((item) =>
        item.kind === 'message' && !last.includes(item) ? item.message.sequence : [],
      );
      expect(made, what).toEqual(fresh);
    }
  });

  it('groups one author within five minutes, and nobody else', () => {
    expect(
      shown([
        message(1, 'ana', noon),
        message(2, 'ana', noon + 4 * minute),
        message(3, 'ana', noon + 10 * minute),
        message(4, 'ben', noon + 10 * minute),
      ]),
    ).toEqual(['start', 'day', '1', '2+', '3', '4']);
  });

  it('begins each day with a divider and a head', () => {
    const midnight = new Date(2026, 4, 5).getTime();
    expect(shown([message(1, 'ana', midnight - minute), message(2, 'ana', midnight)])).toEqual([
      'start',
      'day',
      '1',
      'day',
      '2',
    ]);
  });

  it('draws the "New" line once, before the first unread message of somebody else', () => {
    expect(
      shown(
        [message(1, 'ana', noon), message(2, 'me', noon), message(3, 'ana', noon), message(4, 'ana', noon)],
        {
          firstUnread: 2,
        },
      ),
    ).toEqual(['start', 'day', '1', '2', 'new', '3', '4+']);
  });

  it('makes one line of a day and of what is new in it', () => {
    expect(shown([message(1, 'ana', noon)], { firstUnread: 1 })).toEqual(['start', 'day, new', '1']);
  });

  it('draws no "New" line where the first unread message is further up than what is loaded', () => {
    const messages = [message(5, 'ana', noon), message(6, 'ana', noon)];
    expect(shown(messages, { firstUnread: 3, hasMoreBefore: true })).toEqual(['more', 'day', '5', '6+']);
    expect(shown(messages, { firstUnread: 3 })).toEqual(['start', 'day, new', '5', '6+']);
    expect(shown(messages, { firstUnread: 6, hasMoreBefore: true })).toEqual([
      'more',
      'day',
      '5',
      'new',
      '6',
    ]);
  });

  it('starts a new head after a tombstone', () => {
    const gone = message(1, 'ana', noon, { deletedAt: new Date(noon).toISOString(), text: '' });
    expect(shown([gone, message(2, 'ana', noon)])).toEqual(['start', 'day', '1', '2']);
  });

  it('tells once what replies to one message answer, and anew after anything between them', () => {
    const reply = (sequence: number, threadRootId: string, over: Partial<Message> = {}) =>
      message(sequence, `author ${sequence}`, noon, { threadRootId, ...over });
    const deletedAt = new Date(noon).toISOString();
    const items = timelineItems({
      rows: rowsOf([
        reply(1, 'a'),
        reply(2, 'a'),
        reply(3, 'b'),
        message(4, 'ana', noon),
        reply(5, 'b'),
        reply(6, 'b', { deletedAt, text: '' }),
        reply(7, 'b'),
      ]),
      pending: [
        { ...pending('p1', noon), threadRootId: 'b' },
        { ...pending('p2', noon), threadRootId: 'a' },
      ],
      hasMoreBefore: false,
      hasMoreAfter: false,
      myId: 'me',
      firstUnread: 7,
    });
    expect(items.map((item) => ('isSameThread' in item ? item.isSameThread : item.kind))).toEqual([
      ...['start', 'day', false, true, false, false, false, true, 'new', false],
      ...[true, false],
    ]);
  });

  it('draws what is on its way after the confirmed ones, and not at all in an older window', () => {
    const messages = [message(1, 'me', noon)];
    expect(shown(messages, { pending: [pending('p1', noon + minute)] })).toEqual([
      'start',
      'day',
      '1',
      'p1+',
    ]);
    expect(
      shown(messages, { pending: [pending('p1', noon)], hasMoreAfter: true, hasMoreBefore: true }),
    ).toEqual(['more', 'day', '1', 'more']);
  });

  it('[R-SEND-1] keeps the key of a row from optimistic to confirmed', () => {
    const before = timelineItems({
      rows: rowsOf([]),
      pending: [pending('x', noon)],
      hasMoreBefore: false,
      hasMoreAfter: false,
      myId: 'me',
      firstUnread: undefined,
    });
    const after = timelineItems({
      rows: rowsOf([message(1, 'me', noon, { clientMessageId: 'x' })]),
      pending: [],
      hasMoreBefore: false,
      hasMoreAfter: false,
      myId: 'me',
      firstUnread: undefined,
    });
    expect(before.map((item) => item.key)).toEqual(after.map((item) => item.key));
  });
});

describe('threadItems', () => {
  const root = message(1, 'ana', noon);
  const thread = (messages: readonly Message[], over: Partial<TimelineSource> = {}) =>
    threadItems(root, sourceOf(messages, over)).map(inWords);

  it('begins with the message it is about, and names a day that is not that of this message', () => {
    const tomorrow = new Date(2026, 4, 5, 12).getTime();
    expect(thread([])).toEqual(['1', 'replies']);
    expect(thread([message(2, 'ben', noon), message(3, 'ben', tomorrow)])).toEqual([
      ...['1', 'replies', '2', 'day', '3'],
    ]);
    expect(thread([message(3, 'ben', tomorrow)])).toEqual(['1', 'replies', 'day', '3']);
  });

  it('says what is new also where it does not say the day', () => {
    expect(thread([message(2, 'ben', noon)], { firstUnread: 2 })).toEqual(['1', 'replies', 'new', '2']);
  });

  it('shows where there is more, on either side', () => {
    const window = { hasMoreBefore: true, hasMoreAfter: true };
    expect(thread([message(5, 'ben', noon)], window)).toEqual(['1', 'replies', 'more', '5', 'more']);
  });
});
