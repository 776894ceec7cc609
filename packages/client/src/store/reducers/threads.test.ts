import { channelStream, type Message, type ParleyEvent, userStream } from '@parley/protocol';
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
import { selectBadge } from '../selectors.js';
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
  const thread = { rootId: root.id, lastReadSequence: 1, unread: none, mentions: none };
  const seen = apply(inChannel, told(stream, 1, { type: 'message.created', payload: { message: root } }));
  const payload = { channelId: sampleChannelId, head: 1, thread };
  return apply(seen, told(userStream(sampleMe), 1, { type: 'thread.followed', payload }));
}

type Step =
  | { readonly kind: 'say'; readonly mine: boolean; readonly place: 'line' | 'thread' | 'both' }
  | { readonly kind: 'delete'; readonly nth: number }
  | { readonly kind: 'readThread' | 'readChannel'; readonly back: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('say' as const),
    mine: fc.boolean(),
    place: fc.constantFrom('line' as const, 'thread' as const, 'both' as const),
  }),
  fc.record({ kind: fc.constant('delete' as const), nth: fc.nat(30) }),
  fc.record({ kind: fc.constantFrom('readThread' as const, 'readChannel' as const), back: fc.nat(5) }),
);

const isInLine = (one: Message) => one.threadRootId === undefined || one.alsoInChannel === true;

describe('badges of a channel and of a thread in it', () => {
  it('count what is visible after their own markers and not mine, whatever is done', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let state = followed();
        const said: Message[] = [root];
        let [head, own] = [1, 1];
        const markers = { thread: 1, channel: 0 };
        const say = (message: Message, type: 'message.created' | 'message.deleted') => {
          state = apply(state, told(stream, head, { type, payload: { message } }));
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
          } else {
            own += 1;
            const sequence = Math.max(0, head - one.back);
            const isThread = one.kind === 'readThread';
            const place = isThread ? 'thread' : 'channel';
            // What goes back brings its own lists, which is another rule.
            if (sequence <= markers[place]) continue;
            markers[place] = sequence;
            const payload = { channelId: sampleChannelId, rootId: root.id, lastReadSequence: sequence };
            const type = isThread ? ('thread.read' as const) : ('channel.read' as const);
            state = apply(state, told(userStream(sampleMe), own, { type, payload } as never));
          }
        }
        const counts = (message: Message, marker: number) =>
          message.sequence > marker && message.authorId !== sampleMe && message.deletedAt === null;
        const replies = said.filter((one) => one.threadRootId === root.id && counts(one, markers.thread));
        const inLine = said.filter((one) => isInLine(one) && counts(one, markers.channel));
        const reading = selectThreadReading(sampleChannelId, root.id)(state);
        expect(threadBadge(reading).unreadCount).toBe(replies.length);
        expect(reading?.unread.sequences).toEqual(replies.map(({ sequence }) => sequence));
        expect(selectBadge(sampleChannelId)(state).unreadCount).toBe(inLine.length);
      }),
    );
  });
});
