import type { ChannelState, ChatState } from '@parley/client';
import { parseStreamName, type StreamName } from '@parley/protocol';

/** One stream, and how far what is shown of it is behind what there is. */
export interface StreamLag {
  readonly stream: StreamName;
  readonly kind: 'channel' | 'user' | 'workspace';
  /** Null for streams that are no channel's, and channels that are not known. */
  readonly channel: ChannelState['channel'] | null;
  /** Events missing. */
  readonly behind: number;
  readonly isCatchingUp: boolean;
}

/** Every stream that may be followed: those behind first, furthest first; then as they were told. */
export function streamLags(state: Pick<ChatState, 'streams' | 'channels'>): StreamLag[] {
  const lags: StreamLag[] = [];
  for (const [stream, { cursor, head, status }] of state.streams) {
    const name = parseStreamName(stream);
    if (!name || status === 'refused') continue;
    const channel = name.kind === 'channel' ? (state.channels.get(name.id)?.channel ?? null) : null;
    const isCatchingUp = status === 'catching-up';
    lags.push({ stream, kind: name.kind, channel, behind: Math.max(0, head - cursor), isCatchingUp });
  }
  return lags.sort((a, b) => b.behind - a.behind || Number(b.isCatchingUp) - Number(a.isCatchingUp));
}

export const isBehind = (lag: StreamLag): boolean => lag.behind > 0 || lag.isCatchingUp;
