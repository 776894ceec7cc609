import { type Channel, messageSend } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import {
  sampleChannel,
  sampleId,
  sampleMe,
  sampleMessage,
  sampleOther,
  sampleReadState,
  sampleState,
} from '../testing/samples.js';
import { lookedInto } from './reducers/channels.js';
import { messageChanged } from './reducers/messages.js';
import { entryAdded } from './reducers/outbox.js';
import { selectSidebar } from './sidebar.js';
import type { ChannelState, ChatState } from './state.js';

const mine = (change: Partial<Channel>, lastMessageAt: string | null = null): ChannelState => ({
  ...lookedInto(sampleChannel(change)),
  isMember: true,
  readState: sampleReadState(),
  lastMessageAt,
});
const direct = (n: number, lastMessageAt: string | null, createdBy = sampleOther) =>
  mine(
    { id: sampleId(n), kind: 'dm', name: null, memberIds: [sampleMe, sampleOther], createdBy },
    lastMessageAt,
  );
const withChannels = (...channels: ChannelState[]): ChatState => ({
  ...sampleState,
  channels: new Map(channels.map((one) => [one.channel.id, one])),
});

describe('the sidebar', () => {
  it('has my channels by name and my conversations by activity', () => {
    const state = withChannels(
      mine({ id: sampleId(10), name: 'web' }),
      mine({ id: sampleId(11), name: 'Éclair' }),
      lookedInto(sampleChannel({ id: sampleId(12), name: 'not-mine', kind: 'public' })),
      direct(20, '2026-03-01T09:00:00.000Z'),
      direct(21, '2026-03-02T09:00:00.000Z'),
    );
    const { channels, directs } = selectSidebar(state);
    expect(channels.map((row) => row.name)).toEqual(['Éclair', 'web']);
    expect(directs.map((row) => row.channelId)).toEqual([sampleId(21), sampleId(20)]);
    expect(directs[0]?.memberIds).toEqual([sampleOther]);
  });

  it('hides conversations nobody wrote in from those who did not open them', () => {
    const state = withChannels(direct(20, null), direct(21, null, sampleMe));
    expect(selectSidebar(state).directs.map((row) => row.channelId)).toEqual([sampleId(21)]);
  });

  it('hands out the rows, lists and itself again while they say the same', () => {
    const state = withChannels(
      mine({ id: sampleId(10), name: 'web' }),
      mine({ id: sampleId(11), name: 'ios' }),
      direct(20, '2026-03-01T09:00:00.000Z'),
    );
    const before = selectSidebar(state);
    const touched = { ...state, channels: new Map(state.channels) };
    expect(selectSidebar(touched)).toBe(before);

    const web = state.channels.get(sampleId(10)) as ChannelState;
    const message = sampleMessage(1, { channelId: sampleId(10) });
    const told = {
      ...state,
      channels: new Map(state.channels).set(sampleId(10), messageChanged(web, message, sampleMe)),
    };
    const after = selectSidebar(told);
    expect(after.directs).toBe(before.directs);
    expect(after.channels[0]).toBe(before.channels[0]);
    expect(after.channels[1]).toMatchObject({ name: 'web', unreadCount: 1 });
  });

  it('sorts again when a channel is renamed', () => {
    const state = withChannels(mine({ id: sampleId(10), name: 'b' }), mine({ id: sampleId(11), name: 'a' }));
    expect(selectSidebar(state).channels.map((row) => row.name)).toEqual(['a', 'b']);
    const renamed = {
      ...state,
      channels: new Map(state.channels).set(sampleId(11), mine({ id: sampleId(11), name: 'c' })),
    };
    expect(selectSidebar(renamed).channels.map((row) => row.name)).toEqual(['b', 'c']);
  });

  it('marks a channel with something of mine on its way', () => {
    const state = entryAdded(withChannels(mine({ id: sampleId(10) })), {
      commandId: sampleId(700),
      type: messageSend.type,
      payload: { channelId: sampleId(10), clientMessageId: sampleId(700), text: 'hi' },
      channelId: sampleId(10),
      queuedAt: 1,
      state: 'failed',
      error: null,
      isKept: true,
    });
    expect(selectSidebar(state).channels[0]?.hasPending).toBe(true);
  });
});
