import { channelStream, type Message, userStream } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import {
  sampleChannelId,
  sampleEvent,
  sampleId,
  sampleMe,
  sampleMembership,
  sampleMessage,
  sampleOther,
  sampleState,
} from '../testing/samples.js';
import { applyEvent } from './apply-event.js';
import { applySnapshot } from './apply-snapshot.js';
import { selectReactions } from './reactions.js';
import type { ChannelState, ChatState, OutboxEntry } from './state.js';
import { emptyTimeline } from './timeline.js';

const message = sampleMessage(7, { reactions: [{ emoji: '🎉', count: 1, userIds: [sampleOther] }] });

function press(type: 'message.react' | 'message.unreact', emoji: string, nth = 1): OutboxEntry {
  return {
    commandId: sampleId(700 + nth),
    type,
    payload: { messageId: message.id, emoji },
    channelId: sampleChannelId,
    queuedAt: nth,
    state: 'queued',
    error: null,
    isKept: true,
  };
}

const shown = (outbox: readonly OutboxEntry[], of = message) =>
  selectReactions(of)({ ...sampleState, outbox }).map(
    ({ emoji, count, isMine }) => `${emoji} ${count}${isMine ? ' mine' : ''}`,
  );

describe('the reactions to a message', () => {
  it('are those the server knows', () => {
    expect(shown([])).toEqual(['🎉 1']);
    expect(shown([], sampleMessage(8))).toEqual([]);
    const mine = sampleMessage(9, {
      reactions: [{ emoji: '👍', count: 2, userIds: [sampleOther, sampleMe] }],
    });
    expect(shown([], mine)).toEqual(['👍 2 mine']);
  });

  it('show at once what was pressed', () => {
    expect(shown([press('message.react', '🎉')])).toEqual(['🎉 2 mine']);
    expect(shown([press('message.react', '👍')])).toEqual(['🎉 1', '👍 1 mine']);
  });

  it('end where the last press leads, however fast they come', () => {
    const twice = [press('message.react', '👍', 1), press('message.unreact', '👍', 2)];
    expect(shown(twice)).toEqual(['🎉 1']);
    expect(shown([...twice, press('message.react', '👍', 3)])).toEqual(['🎉 1', '👍 1 mine']);
  });

  it('count a press once that the event has brought before its ack', () => {
    const confirmed = sampleMessage(7, {
      reactions: [{ emoji: '🎉', count: 2, userIds: [sampleOther, sampleMe] }],
    });
    expect(shown([press('message.react', '🎉')], confirmed)).toEqual(['🎉 2 mine']);
    expect(shown([press('message.unreact', '🎉')], message)).toEqual(['🎉 1']);
  });

  it('know mine where more reacted than are named, also when I did it elsewhere', () => {
    const crowd = Array.from({ length: 20 }, (_, nth) => sampleId(100 + nth));
    const many = (version: number, count: number) =>
      sampleMessage(7, { version, reactions: [{ emoji: '🎉', count, userIds: crowd }] });
    const stream = channelStream(sampleChannelId);
    const told = (isMine: boolean, sequence: number) =>
      sampleEvent(userStream(sampleMe), sequence, {
        type: 'reaction.changed',
        payload: { channelId: sampleChannelId, messageId: message.id, emoji: '🎉', isMine },
      });
    let state = applySnapshot(sampleState, userStream(sampleMe), {
      kind: 'user',
      head: 0,
      account: { id: sampleMe, email: 'anna@model.example', name: 'Anna' },
      memberships: [sampleMembership()],
    });
    const mine = () => {
      const row = state.channels.get(sampleChannelId)?.timeline.rows.byId(message.id);
      return row && selectReactions(row)(state)[0]?.isMine;
    };
    const held = state.channels.get(sampleChannelId) as ChannelState;
    state = {
      ...state,
      channels: new Map(state.channels).set(sampleChannelId, {
        ...held,
        timeline: { ...emptyTimeline(), status: 'ready' },
      }),
    };
    const reacted = (version: number, count: number) =>
      sampleEvent(stream, version, { type: 'message.reacted', payload: { message: many(version, count) } });
    state = applyEvent(state, reacted(27, 20));
    // My own stream may be ahead of the channel's.
    state = applyEvent(state, told(true, 1));
    expect(mine()).toBe(false);
    state = applyEvent(state, reacted(28, 21));
    expect(mine()).toBe(true);
    state = applyEvent(state, reacted(29, 22));
    expect(mine()).toBe(true);
    state = applyEvent(state, told(false, 2));
    expect(mine()).toBe(false);
  });

  it('of mine beyond those named are known though the page that brings them was read before', () => {
    const told = (isMine: boolean, sequence: number) =>
      sampleEvent(userStream(sampleMe), sequence, {
        type: 'reaction.changed',
        payload: { channelId: sampleChannelId, messageId: message.id, emoji: '🎉', isMine },
      });
    const crowd = Array.from({ length: 20 }, (_, nth) => sampleId(100 + nth));
    const page = { reactions: [{ emoji: '🎉', count: 21, userIds: crowd }] };
    const isMine = (state: ChatState, read: Message) => selectReactions(read)(state)[0]?.isMine;
    const given = applyEvent(sampleState, told(true, 1));
    expect(isMine(given, sampleMessage(7, page))).toBe(true);
    const takenBack = applyEvent(given, told(false, 2));
    expect(isMine(takenBack, sampleMessage(7, { ...page, myReactions: ['🎉'] }))).toBe(false);
  });

  it('are the same list while nothing of them changes, so that no row is drawn again', () => {
    const state: ChatState = { ...sampleState, outbox: [press('message.react', '👍')] };
    const select = selectReactions(message);
    expect(select(state)).toBe(select({ ...state, canKeep: false }));
    expect(select(sampleState)).toBe(select({ ...sampleState, canKeep: false }));
    const elsewhere = { ...press('message.react', '👍'), payload: { messageId: sampleId(1), emoji: '👍' } };
    expect(select({ ...sampleState, outbox: [elsewhere] })).toBe(select(sampleState));
  });
});
