import type { ChannelId, ParleyTransient, Presence, TypingPlace, UserId } from '@parley/protocol';
import { typingShownMs } from '@parley/protocol';
import type { ChatState, Typist } from '../state.js';

/** How people are now; the server says it whole each time, so the last word counts. */
export function presenceTold(state: ChatState, people: readonly Presence[]): ChatState {
  const changed = people.filter((one) => {
    const held = state.presence.get(one.userId);
    return held?.status !== one.status || held.lastSeenAt !== one.lastSeenAt;
  });
  if (changed.length === 0) return state;
  const presence = new Map(state.presence);
  for (const one of changed) presence.set(one.userId, one);
  return { ...state, presence };
}

/** Nobody looks at them any more, or nobody can tell: what is not known is not held. */
export function presenceForgotten(state: ChatState, userIds: Iterable<UserId>): ChatState {
  const presence = new Map(state.presence);
  for (const userId of userIds) presence.delete(userId);
  return presence.size === state.presence.size ? state : { ...state, presence };
}

/** Passing facts, in the order they came. `now`: epoch ms. */
export function transientsTold(state: ChatState, facts: readonly ParleyTransient[], now: number): ChatState {
  const people = facts.flatMap((fact) => (fact.type === 'presence.updated' ? [fact.payload.presence] : []));
  const told = presenceTold(state, people);
  return facts.reduce(
    (next, fact) =>
      fact.type === 'typing.updated'
        ? typingTold(next, { ...fact.payload, until: now + typingShownMs })
        : next,
    told,
  );
}

function typingTold(
  state: ChatState,
  { channelId, threadRootId, userId, until }: TypingPlace & { userId: UserId; until: number },
): ChatState {
  // One's own come back from the channel like everybody's.
  if (userId === state.me?.account.id) return state;
  const inChannel = new Map(state.typing.get(channelId)).set(userId, { until, threadRootId });
  return { ...state, typing: new Map(state.typing).set(channelId, inChannel) };
}

/** Their message has come. */
export function typingEnded(state: ChatState, channelId: ChannelId, userId: UserId): ChatState {
  if (!state.typing.get(channelId)?.has(userId)) return state;
  return keepTyping(state, (one, who) => one !== channelId || who !== userId);
}

/** Takes out whose time is over. */
export function typingExpired(state: ChatState, now: number): ChatState {
  const isOver = [...state.typing.values()].some((inChannel) =>
    [...inChannel.values()].some(({ until }) => until <= now),
  );
  return isOver ? keepTyping(state, (_channelId, _userId, until) => until > now) : state;
}

/** When the next of them is over, in epoch ms; undefined: nobody types. */
export function nextTypingEnd(state: ChatState): number | undefined {
  let next: number | undefined;
  for (const inChannel of state.typing.values())
    for (const { until } of inChannel.values()) next = Math.min(next ?? until, until);
  return next;
}

function keepTyping(
  state: ChatState,
  keeps: (channelId: ChannelId, userId: UserId, until: number) => boolean,
): ChatState {
  const typing = new Map<ChannelId, ReadonlyMap<UserId, Typist>>();
  for (const [channelId, inChannel] of state.typing) {
    const kept = [...inChannel].filter(([userId, { until }]) => keeps(channelId, userId, until));
    if (kept.length === inChannel.size) typing.set(channelId, inChannel);
    else if (kept.length > 0) typing.set(channelId, new Map(kept));
  }
  return { ...state, typing };
}
