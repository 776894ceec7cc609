import { type ChannelId, channelStream, type Message } from '@parley/protocol';
import type { ChatState, Timeline } from '../store/state.js';

/** Messages kept of one channel: what a tall screen shows, and a page to scroll. */
export const keptRows = 100;
/** Channels whose messages are kept, the latest opened first. */
export const keptWindows = 50;
/** Characters of text kept of one channel, and of all: about twice as many bytes. */
const charactersPerWindow = 200_000;
const charactersInAll = 4_000_000;

/** The newest messages of one channel as of a cursor of its stream. */
export interface KeptWindow {
  readonly cursor: number;
  /** Epoch milliseconds. */
  readonly openedAt: number;
  readonly line: Timeline['line'];
  readonly messages: readonly Message[];
  readonly hasMoreBefore: boolean;
}

export interface WindowDraft {
  readonly channelId: ChannelId;
  readonly timeline: Timeline;
  readonly cursor: number;
  readonly openedAt: number;
}

/** The windows that are worth keeping and reach the newest message, the latest opened first, within the bounds. */
export function windowsToKeep(state: ChatState, opened: ReadonlyMap<ChannelId, number>): WindowDraft[] {
  const drafts: WindowDraft[] = [];
  let characters = charactersInAll;
  for (const [channelId, openedAt] of [...opened].reverse()) {
    const channel = state.channels.get(channelId);
    const cursor = state.streams.get(channelStream(channelId))?.cursor;
    if (!channel?.isMember || cursor === undefined) continue;
    const { timeline } = channel;
    if (!isWhole(timeline)) continue;
    characters -= rowsOf(timeline).characters;
    if (characters < 0 || drafts.length === keptWindows) break;
    drafts.push({ channelId, timeline, cursor, openedAt });
  }
  return drafts;
}

export function windowKept({ timeline, cursor, openedAt }: WindowDraft): KeptWindow {
  const { messages } = rowsOf(timeline);
  const hasMoreBefore = timeline.hasMoreBefore || messages.length < timeline.rows.length;
  return { cursor, openedAt, line: timeline.line, messages, hasMoreBefore };
}

/** A page of older ones that could not be loaded says nothing against the newest. */
const isWhole = ({ status, rows, hasMoreAfter }: Timeline): boolean =>
  !hasMoreAfter && (status === 'ready' || (status === 'failed' && rows.length > 0));

const measured = new WeakMap<Timeline, { messages: Message[]; characters: number }>();

/** The newest rows within the bounds of one channel, ascending. */
function rowsOf(timeline: Timeline): { messages: Message[]; characters: number } {
  const known = measured.get(timeline);
  if (known) return known;
  const messages: Message[] = [];
  let characters = 0;
  for (let index = timeline.rows.length - 1; index >= 0 && messages.length < keptRows; index -= 1) {
    const message = timeline.rows.at(index);
    if (!message || characters + message.text.length > charactersPerWindow) break;
    characters += message.text.length;
    messages.push(message);
  }
  const kept = { messages: messages.reverse(), characters };
  measured.set(timeline, kept);
  return kept;
}
