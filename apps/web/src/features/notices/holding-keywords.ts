import { type ChatState, selectMessageAt, selectNotifications } from '@parley/client';
import type { ChannelId, Message } from '@parley/protocol';
import type { MissedMessage } from './missed.js';
import { reasonFor } from './reason-for.js';

/** Texts of more channels than this are not asked for: those with the newest activity are told of. */
const mostAsked = 10;
/** As many as the server tells at once. */
const mostListed = 100;

export interface TextSource {
  readonly state: () => ChatState;
  /** Messages that are not on this device, by their sequences; none when they cannot be had. */
  readonly list: (channelId: ChannelId, sequences: readonly number[]) => Promise<readonly Message[]>;
}

/** Those of what was missed that hold a keyword of the person, as settings and access are when it is known. */
export async function holdingKeywords(
  { state, list }: TextSource,
  missed: readonly MissedMessage[],
): Promise<readonly MissedMessage[]> {
  if (!selectNotifications(state())?.keywords.length) return [];
  const texts: Message[] = [];
  const missing = new Map<ChannelId, number[]>();
  for (const { channelId, sequence } of missed) {
    const held = selectMessageAt(channelId, sequence)(state());
    if (held) texts.push(held);
    else missing.set(channelId, [...(missing.get(channelId) ?? []), sequence]);
  }
  const activity = (channelId: ChannelId) => state().channels.get(channelId)?.lastMessageAt ?? '';
  const newest = [...missing].sort(([one], [other]) => (activity(one) < activity(other) ? 1 : -1));
  const asked = newest
    .slice(0, mostAsked)
    .map(([channelId, sequences]) => list(channelId, sequences.slice(-mostListed)));
  texts.push(...(await Promise.all(asked)).flat());
  const found = new Set(
    texts
      .filter((one) => reasonFor(state(), one) === 'keyword')
      .map(({ channelId, sequence }) => `${channelId} ${sequence}`),
  );
  return missed.filter(({ channelId, sequence }) => found.has(`${channelId} ${sequence}`));
}
