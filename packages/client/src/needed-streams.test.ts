import { channelStream, type StreamName, userStream, workspaceStream } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { mostChannels, neededStreams } from './needed-streams.js';
import { lookedInto } from './store/reducers/channels.js';
import type { ChannelState, ChatState } from './store/state.js';
import { sampleChannel, sampleId, sampleMe, sampleState, sampleWorkspaceId } from './testing/samples.js';

const base = [userStream(sampleMe), workspaceStream(sampleWorkspaceId)];
const channel = (n: number, isMember = true): ChannelState => ({
  ...lookedInto(sampleChannel({ id: sampleId(n) })),
  isMember,
  lastMessageAt: new Date(n * 1_000).toISOString(),
});
const withChannels = (...channels: ChannelState[]): ChatState => ({
  ...sampleState,
  channels: new Map(channels.map((one) => [one.channel.id, one])),
});
const stream = (n: number): StreamName => channelStream(sampleId(n));

describe('the streams that are needed', () => {
  it('[R-SUB-1] are the base, my channels and the open one', () => {
    const state = withChannels(channel(10), channel(11, false), channel(12, false));
    expect(neededStreams(state, sampleId(12))).toEqual([...base, stream(12), stream(10)]);
    expect(neededStreams(sampleState, null)).toEqual(base);
  });

  it('[R-SUB-2] are the liveliest when there are too many, and the open one in any case', () => {
    const many = Array.from({ length: mostChannels + 30 }, (_, n) => channel(100 + n));
    const needed = neededStreams(withChannels(...many), sampleId(100));
    expect(needed).toHaveLength(base.length + 1 + mostChannels);
    expect(needed).toContain(stream(100));
    expect(needed).not.toContain(stream(101));
    expect(needed).toContain(stream(100 + mostChannels + 29));
  });

  it('stay what they are while others become livelier', () => {
    const many = Array.from({ length: mostChannels + 1 }, (_, n) => channel(100 + n));
    const state = withChannels(...many);
    const held = new Set(many.slice(0, mostChannels).map((one) => channelStream(one.channel.id)));
    expect(neededStreams(state, null, held)).not.toContain(stream(100 + mostChannels));
  });

  it('[R-SUB-3] leave out what was refused', () => {
    const state: ChatState = {
      ...withChannels(channel(10)),
      streams: new Map([[stream(10), { cursor: 0, head: 0, status: 'refused' }]]),
    };
    expect(neededStreams(state, sampleId(10))).toEqual(base);
  });
});
