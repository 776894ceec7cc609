import { limits, type Message } from '@parley/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleMe, sampleMessage, sampleOther, sampleReadState } from '../../testing/samples.js';
import { countMessage, moveMarker } from './read-state.js';

type Happening =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'read'; readonly sequence: number };

const happening: fc.Arbitrary<Happening> = fc.oneof(
  fc.record({
    kind: fc.constant('message' as const),
    message: fc
      .record({
        sequence: fc.integer({ min: 1, max: 40 }),

        isDeleted: fc.boolean(),
        mentionsMe: fc.boolean(),
      })
      .map(({ sequence, isDeleted, mentionsMe }) =>
        sampleMessage(sequence, {
          // Who wrote a message never changes.
          authorId: sequence % 3 === 0 ? sampleMe : sampleOther,
          deletedAt: isDeleted ? '2026-03-01T10:00:00.000Z' : null,
          mentions: mentionsMe && !isDeleted ? [sampleMe] : [],
        }),
      ),
  }),
  fc.record({ kind: fc.constant('read' as const), sequence: fc.integer({ min: 0, max: 45 }) }),
);

describe('a read state', () => {
  it('is what counting the messages after the marker gives', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 80 }), (happenings) => {
        let readState = sampleReadState();
        let marker = 0;
        const messages = new Map<number, Message>();
        for (const one of happenings) {
          if (one.kind === 'read') {
            marker = Math.max(marker, one.sequence);
            readState = moveMarker(readState, one.sequence);
          } else {
            messages.set(one.message.sequence, one.message);
            readState = countMessage(readState, one.message, sampleMe);
          }
        }
        const unread = [...messages.values()]
          .filter((one) => one.sequence > marker && one.authorId !== sampleMe && one.deletedAt === null)
          .sort((a, b) => a.sequence - b.sequence);
        expect(readState.lastReadSequence).toBe(marker);
        expect(readState.unread.sequences).toEqual(unread.map((one) => one.sequence));
        const mentions = unread.filter((one) => one.mentions.includes(sampleMe));
        expect(readState.mentions.sequences).toEqual(mentions.map((one) => one.sequence));
      }),
    );
  });

  it('lists the newest and says that there are more', () => {
    let readState = sampleReadState();
    for (let sequence = 1; sequence <= limits.unreadListed + 5; sequence += 1) {
      readState = countMessage(readState, sampleMessage(sequence), sampleMe);
    }
    expect(readState.unread.sequences).toHaveLength(limits.unreadListed);
    expect(readState.unread.sequences[0]).toBe(6);
    expect(readState.unread.hasMore).toBe(true);
    expect(moveMarker(readState, 3).unread.hasMore).toBe(true);
    expect(moveMarker(readState, 6).unread).toEqual({
      sequences: readState.unread.sequences.slice(1),
      hasMore: false,
    });
  });

  it('does not go back', () => {
    const readState = moveMarker(sampleReadState(), 9);
    expect(moveMarker(readState, 4)).toBe(readState);
  });
});
