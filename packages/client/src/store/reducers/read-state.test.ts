import { limits, type Message, type ReadState } from '@parley/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleMe, sampleMessage, sampleOther, sampleReadState } from '../../testing/samples.js';
import { countMessage, moveMarker, withMarkerOf } from './read-state.js';

type Happening =
  | { readonly kind: 'message'; readonly message: Message }
  | { readonly kind: 'marker'; readonly sequence: number };

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
  fc.record({ kind: fc.constant('marker' as const), sequence: fc.integer({ min: 0, max: 45 }) }),
);

describe('a read state', () => {
  /** The definition, written down as plainly as it can be. */
  function counted(messages: Iterable<Message>, marker: number): Pick<ReadState, 'unread' | 'mentions'> {
    const unread = [...messages]
      .filter((one) => one.sequence > marker && one.authorId !== sampleMe && one.deletedAt === null)
      .sort((a, b) => a.sequence - b.sequence);
    const listOf = (found: Message[]) => ({ sequences: found.map((one) => one.sequence), hasMore: false });
    return {
      unread: listOf(unread),
      mentions: listOf(unread.filter((one) => one.mentions.includes(sampleMe))),
    };
  }

  it('is what counting the messages after the marker gives, wherever the marker goes', () => {
    fc.assert(
      fc.property(fc.array(happening, { maxLength: 80 }), (happenings) => {
        let readState = sampleReadState();
        let marker = 0;
        const messages = new Map<number, Message>();
        for (const [index, one] of happenings.entries()) {
          if (one.kind === 'marker') {
            const isBack = one.sequence < marker;
            marker = one.sequence;
            const recount = isBack ? { head: 45, ...counted(messages.values(), marker) } : undefined;
            readState = moveMarker(readState, {
              lastReadSequence: marker,
              markerVersion: index + 1,
              recount,
            });
          } else {
            messages.set(one.message.sequence, one.message);
            readState = countMessage(readState, one.message, sampleMe);
          }
          expect(readState).toMatchObject({
            lastReadSequence: marker,
            ...counted(messages.values(), marker),
          });
        }
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
    const moved = (lastReadSequence: number) => moveMarker(readState, { lastReadSequence, markerVersion: 1 });
    expect(moved(3).unread.hasMore).toBe(true);
    expect(moved(6).unread).toEqual({
      sequences: readState.unread.sequences.slice(1),
      hasMore: false,
    });
  });

  it('follows the newest move only, whatever comes later', () => {
    const readState = moveMarker(sampleReadState(), { lastReadSequence: 4, markerVersion: 8 });
    expect(moveMarker(readState, { lastReadSequence: 9, markerVersion: 7 })).toBe(readState);
    expect(moveMarker(readState, { lastReadSequence: 9, markerVersion: 8 })).toBe(readState);
  });

  describe('asked for before a move that is known already', () => {
    const list = (...sequences: number[]) => ({ sequences, hasMore: false });
    const told = sampleReadState({
      lastReadSequence: 5,
      markerVersion: 3,
      unread: list(6, 8),
      mentions: list(8),
    });

    it('is cut where the marker went forward', () => {
      const held = sampleReadState({ lastReadSequence: 7, markerVersion: 4, unread: list(8) });
      expect(withMarkerOf(told, held)).toMatchObject({
        lastReadSequence: 7,
        markerVersion: 4,
        unread: list(8),
        mentions: list(8),
      });
    });

    it('gets what lies between where it went back', () => {
      const held = sampleReadState({
        lastReadSequence: 2,
        markerVersion: 4,
        unread: list(3, 5, 6),
        mentions: list(3),
      });
      expect(withMarkerOf(told, held)).toMatchObject({
        lastReadSequence: 2,
        unread: list(3, 5, 6, 8),
        mentions: list(3, 8),
      });
    });

    it('takes the place of what is older', () => {
      expect(withMarkerOf(told, sampleReadState({ lastReadSequence: 9, markerVersion: 2 }))).toBe(told);
    });
  });
});
