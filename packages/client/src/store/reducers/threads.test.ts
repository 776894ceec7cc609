import {
  channelStream,
  type Message,
  type ParleyEvent,
  userStream,
  usualPreferences,
} from '@parley/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  sampleChannelId,
  sampleId,
  sampleMe,
  sampleMembership,
  sampleMessage,
  sampleOther,
  sampleState,
} from '../../testing/samples.js';
import { applyEvents } from '../apply-event.js';
import { selectBadge, selectUnread } from '../selectors.js';
import type { ChatState } from '../state.js';
import { selectThreadReading, threadBadge } from '../threads.js';
import { accessGranted } from './channels.js';

const stream = channelStream(sampleChannelId);
const root = sampleMessage(1);
const none = { sequences: [], hasMore: false };
const at = '2026-03-01T09:00:00.000Z';

const told = (where: ParleyEvent['stream'], sequence: number, event: Pick<ParleyEvent, 'type' | 'payload'>) =>
  ({
    eventId: sampleId(sequence),
    schemaVersion: 1,
    stream: where,
    sequence,
    timestamp: at,
    ...event,
  }) as ParleyEvent;

function apply(state: ChatState, event: ParleyEvent): ChatState {
  return applyEvents(state, { stream: event.stream, cursor: event.sequence, events: [event] });
}

/** I belong to the channel, and follow the thread of its first message, which I have read. */
function followed(): ChatState {
  const inChannel = accessGranted(sampleState, sampleMembership());
  const thread = { rootId: root.id, lastReadSequence: 1, markerVersion: 1, unread: none, mentions: none };
  const seen = apply(inChannel, told(stream, 1, { type: 'message.created', payload: { message: root } }));
  const payload = { channelId: sampleChannelId, head: 1, thread };
  return apply(seen, told(userStream(sampleMe), 1, { type: 'thread.followed', payload }));
}

type Step =
  | { readonly kind: 'say'; readonly mine: boolean; readonly place: 'line' | 'thread' | 'both' }
  | { readonly kind: 'delete'; readonly nth: number }
  | { readonly kind: 'moveThread' | 'moveChannel'; readonly back: number }
  | { readonly kind: 'choose'; readonly replies: 'thread' | 'line' };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('say' as const),
    mine: fc.boolean(),
    place: fc.constantFrom('line' as const, 'thread' as const, 'both' as const),
  }),
  fc.record({ kind: fc.constant('delete' as const), nth: fc.nat(30) }),
  fc.record({ kind: fc.constantFrom('moveThread' as const, 'moveChannel' as const), back: fc.nat(12) }),
  fc.record({
    kind: fc.constant('choose' as const),
    replies: fc.constantFrom('thread' as const, 'line' as const),
  }),
);

const isInLine = (one: Message) => one.threadRootId === undefined || one.alsoInChannel === true;
const isReply = (one: Message) => one.threadRootId === root.id;
const counts = (marker: number) => (one: Message) =>
  one.sequence > marker && one.authorId !== sampleMe && one.deletedAt === null;
const listOf = (messages: readonly Message[]) => ({
  sequences: messages.map((one) => one.sequence),
  hasMore: false,
});

/** What a move back brings, by the definition. */
function recountOf(
  said: readonly Message[],
  head: number,
  { place, marker }: { place: string; marker: number },
) {
  const after = said.filter(counts(marker));
  if (place === 'thread') return { head, unread: listOf(after.filter(isReply)), mentions: none };
  const unread = listOf(after.filter(isInLine));
  const replies = { unread: listOf(after.filter((one) => !isInLine(one))), mentions: none };
  return { head, unread, mentions: none, ...(replies.unread.sequences.length > 0 && { replies }) };
}

describe('badges of a channel and of a thread in it', () => {
  it('count what stands in their line after their own markers and is not mine, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state = followed();
        const said: Message[] = [root];
        let [head, own] = [1, 1];
        let isWhole = false;
        const markers = { thread: 1, channel: 0 };
        const say = (message: Message, type: 'message.created' | 'message.deleted') => {
          state = apply(state, told(stream, head, { type, payload: { message } }));
        };
        const hear = (event: Pick<ParleyEvent, 'type' | 'payload'>) => {
          own += 1;
          state = apply(state, told(userStream(sampleMe), own, event));
        };
        for (const one of steps) {
          if (one.kind === 'say') {
            head += 1;
            const reply = {
              threadRootId: root.id,
              ...(one.place === 'both' && { alsoInChannel: true as const }),
            };
            const authorId = one.mine ? sampleMe : sampleOther;
            const message = sampleMessage(head, { authorId, ...(one.place !== 'line' && reply) });
            said.push(message);
            say(message, 'message.created');
          } else if (one.kind === 'delete') {
            head += 1;
            const index = one.nth % said.length;
            const gone = { ...(said[index] as Message), text: '', deletedAt: at, version: head };
            said[index] = gone;
            say(gone, 'message.deleted');
          } else if (one.kind === 'choose') {
            isWhole = one.replies === 'line';
            const preferences = { ...usualPreferences, replies: one.replies, version: own + 1 };
            hear({ type: 'preferences.updated', payload: { preferences } });
          } else {
            const place = one.kind === 'moveThread' ? 'thread' : 'channel';
            const marker = Math.max(0, head - one.back);
            const isBack = marker < markers[place];
            markers[place] = marker;
            const payload = {
              channelId: sampleChannelId,
              lastReadSequence: marker,
              ...(isBack && { recount: recountOf(said, head, { place, marker }) }),
            };
            if (place === 'channel') hear({ type: 'channel.read', payload });
            else hear({ type: 'thread.read', payload: { ...payload, rootId: root.id } });
          }
        }
        const replies = said.filter(isReply).filter(counts(markers.thread));
        const inLine = said.filter((one) => isWhole || isInLine(one)).filter(counts(markers.channel));
        const reading = selectThreadReading(sampleChannelId, root.id)(state);
        expect(threadBadge(reading).unreadCount).toBe(replies.length);
        expect(reading?.unread).toEqual(listOf(replies));
        expect(selectBadge(sampleChannelId)(state).unreadCount).toBe(inLine.length);
        expect(selectUnread(sampleChannelId)(state)?.unread).toEqual(listOf(inLine));
      }),
    );
  });
});
