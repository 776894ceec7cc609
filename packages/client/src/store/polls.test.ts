import { type Message, type Poll, userStream, type Vote } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import {
  sampleChannelId,
  sampleEvent,
  sampleId,
  sampleMe,
  sampleMessage,
  sampleOther,
  sampleState,
} from '../testing/samples.js';
import { applyEvent } from './apply-event.js';
import { selectChecklist, selectPoll, voteAfterPress } from './polls.js';
import { voteTold } from './reducers/polls.js';
import type { ChatState, OutboxEntry } from './state.js';

const option = (text: string, userIds: string[] = [], count = userIds.length) => ({ text, count, userIds });
const poll = (options: Poll['options'], change: Partial<Poll> = {}): Poll => ({
  ...{ options, isMultiple: false, isAnonymous: false },
  voterCount: options.reduce((sum, { count }) => sum + count, 0),
  ...change,
});
const open = sampleMessage(7, { poll: poll([option('Noodles', [sampleOther]), option('Soup')]) });
const secret = (counts: number[], change: Partial<Message> = {}) =>
  sampleMessage(7, {
    poll: poll(
      counts.map((count, nth) => option(`Option ${nth}`, [], count)),
      { isAnonymous: true },
    ),
    ...change,
  });

function entry(type: string, payload: object, nth = 1): OutboxEntry {
  return {
    ...{ commandId: sampleId(700 + nth), type, payload: { messageId: open.id, ...payload } },
    ...{ channelId: sampleChannelId, queuedAt: nth, state: 'queued', error: null, isKept: true },
  };
}
const pressed = (options: number[], nth = 1) => entry('poll.vote', { options }, nth);
const told = (state: ChatState, options: number[], version: number) =>
  voteTold(state, open.id, { options, version } satisfies Vote);

const shown = (message: Message, state: ChatState) => {
  const found = selectPoll(message)(state);
  return found?.options.map(({ count, percent, isMine }) => `${count} ${percent}%${isMine ? ' mine' : ''}`);
};

describe('a poll', () => {
  it('is as the server knows it', () => {
    expect(shown(open, sampleState)).toEqual(['1 100%', '0 0%']);
    const mine = sampleMessage(8, { poll: poll([option('Yes', [sampleMe]), option('No', [sampleOther])]) });
    expect(shown(mine, sampleState)).toEqual(['1 50% mine', '1 50%']);
    expect(selectPoll(sampleMessage(9))(sampleState)).toBeUndefined();
  });

  it('shows a vote at once, and ends where the last press leads', () => {
    const votes = [pressed([0]), pressed([1], 2)];
    expect(shown(open, { ...sampleState, outbox: votes.slice(0, 1) })).toEqual(['2 100% mine', '0 0%']);
    expect(shown(open, { ...sampleState, outbox: votes })).toEqual(['1 50%', '1 50% mine']);
    const back = [...votes, pressed([], 3)];
    expect(shown(open, { ...sampleState, outbox: back })).toEqual(['1 100%', '0 0%']);
    expect(selectPoll(open)({ ...sampleState, outbox: votes })?.voterCount).toBe(2);
  });

  it('counts a press once that the event has brought before its ack', () => {
    const confirmed = sampleMessage(7, {
      poll: poll([option('Noodles', [sampleOther, sampleMe]), option('Soup')]),
    });
    expect(shown(confirmed, { ...sampleState, outbox: [pressed([0])] })).toEqual(['2 100% mine', '0 0%']);
  });

  it('knows mine where nobody is named, whichever of my streams is ahead', () => {
    expect(shown(secret([3, 1]), sampleState)).toEqual(['3 75%', '1 25%']);
    // My own stream is ahead: the counts do not hold my vote yet.
    const ahead = told(sampleState, [0], 9);
    expect(shown(secret([3, 1]), ahead)).toEqual(['4 80% mine', '1 20%']);
    expect(shown(secret([4, 1], { version: 9 }), ahead)).toEqual(['4 80% mine', '1 20%']);
    expect(shown(secret([4, 1], { version: 9 }), { ...ahead, outbox: [pressed([0])] })).toEqual([
      ...['4 80% mine', '1 20%'],
    ]);
    // A page tells what it was when it was read; what is newer counts.
    const read = secret([4, 1], { version: 9, myVote: { options: [0], version: 9 } });
    expect(shown(read, sampleState)).toEqual(['4 80% mine', '1 20%']);
    expect(shown({ ...read, version: 10 }, told(sampleState, [1], 10))).toEqual(['4 80%', '1 20% mine']);
  });

  it('is without what was taken away, and votes for what stands by its place', () => {
    const revised = sampleMessage(7, {
      poll: poll([option('Noodles', [sampleOther]), { ...option(''), isRemoved: true }, option('Bread')]),
    });
    expect(shown(revised, { ...sampleState, outbox: [pressed([2])] })).toEqual(['1 50%', '1 50% mine']);
    const found = selectPoll(revised)(sampleState);
    expect(found?.options.map(({ place, text }) => [place, text])).toEqual([
      [0, 'Noodles'],
      [2, 'Bread'],
    ]);
    expect(found && voteAfterPress(found, 2)).toEqual([2]);
  });

  it('takes votes in their order, and remembers the newest', () => {
    const told = (sequence: number, messageId: string, options: number[], version: number) =>
      sampleEvent(userStream(sampleMe), sequence, {
        type: 'poll.voted',
        payload: { channelId: sampleChannelId, messageId, vote: { options, version } },
      });
    let state = applyEvent(sampleState, told(1, open.id, [1], 12));
    state = applyEvent(state, told(2, open.id, [0], 11));
    expect(state.votes.get(open.id)?.options).toEqual([1]);
    for (let nth = 0; nth < 500; nth += 1)
      state = applyEvent(state, told(3 + nth, sampleId(5_000 + nth), [0], 1));
    expect(state.votes.size).toBe(500);
    expect(state.votes.has(open.id)).toBe(false);
  });

  it('is the same object while nothing of it changes, so that no row is drawn again', () => {
    const state = told({ ...sampleState, outbox: [pressed([1])] }, [0], 2);
    const select = selectPoll(secret([3, 1]));
    expect(select(state)).toBe(select({ ...state, canKeep: false }));
    const elsewhere = entry('poll.vote', { messageId: sampleId(1), options: [0] });
    expect(selectPoll(open)({ ...sampleState, outbox: [elsewhere] })).toBe(selectPoll(open)(sampleState));
  });

  it('is pressed as it is drawn: one option in place of another, or one more and one less', () => {
    const single = selectPoll(open)({ ...sampleState, outbox: [pressed([0])] });
    const several = single && { ...single, isMultiple: true };
    expect(single && [voteAfterPress(single, 1), voteAfterPress(single, 0)]).toEqual([[1], []]);
    expect(several && [voteAfterPress(several, 1), voteAfterPress(several, 0)]).toEqual([[0, 1], []]);
  });
});

describe('a checklist', () => {
  const message = sampleMessage(7, {
    checklist: {
      items: [{ text: 'Tag', doneAt: '2026-03-01T09:00:00.000Z', doneBy: sampleOther }, { text: 'Tell' }],
    },
  });
  const done = (state: ChatState) =>
    selectChecklist(message)(state)?.map(({ isDone, doneBy }) => [isDone, doneBy]);

  it('shows ticks at once, and ends where the last press leads', () => {
    const ticks = [
      entry('checklist.tick', { item: 1, isDone: true }),
      entry('checklist.tick', { item: 0, isDone: false }, 2),
      entry('checklist.tick', { item: 1, isDone: false }, 3),
    ];
    expect(done(sampleState)).toEqual([
      [true, sampleOther],
      [false, undefined],
    ]);
    expect(done({ ...sampleState, outbox: ticks.slice(0, 1) })).toEqual([
      [true, sampleOther],
      [true, sampleMe],
    ]);
    expect(done({ ...sampleState, outbox: ticks })).toEqual([
      [false, undefined],
      [false, undefined],
    ]);
  });

  it('is without what was taken away, and ticks what stands by its place', () => {
    const checklist = { items: [{ text: '', isRemoved: true as const }, { text: 'Tell' }] };
    const state = { ...sampleState, outbox: [entry('checklist.tick', { item: 1, isDone: true })] };
    const items = selectChecklist({ ...message, checklist })(state);
    expect(items).toEqual([{ place: 1, text: 'Tell', isDone: true, doneBy: sampleMe }]);
  });

  it('keeps who did what was done already', () => {
    const again = [entry('checklist.tick', { item: 0, isDone: true })];
    expect(done({ ...sampleState, outbox: again })?.[0]).toEqual([true, sampleOther]);
  });
});
