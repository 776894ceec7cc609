import type { ChatState } from '@parley/client';
import { selectChannel } from '@parley/client';
import {
  type CalledPeople,
  type ChannelId,
  calledPeople,
  channelMembers,
  type UserId,
} from '@parley/protocol';
import { call } from '../../client.js';

/** Above so many people it is asked before all of them are called. */
export const askAbove = 20;
/** Members that are looked through to find who is outside; in a larger channel nothing is said about it. */
const mostMembers = 1_000;

export interface Members {
  readonly count: number;
  /** Null when there are too many to look through. */
  readonly ids: ReadonlySet<UserId> | null;
}

/** Who belongs to the channel; undefined when it cannot be told now. */
export async function membersOf(state: ChatState, channelId: ChannelId): Promise<Members | undefined> {
  const fixed = selectChannel(channelId)(state)?.channel.memberIds;
  if (fixed) return { count: fixed.length, ids: new Set(fixed) };
  const answer = await call(channelMembers, { params: { channelId }, query: { limit: mostMembers } });
  if (!answer.ok) return undefined;
  const { memberCount, memberIds, next } = answer.result;
  return { count: memberCount, ids: next === null ? new Set(memberIds) : null };
}

/** Whether a text calls people by more than their own names. */
export const callsCrowd = (called: CalledPeople): boolean =>
  called.isEverybody || called.isHere || called.groupIds.length > 0;

/** Whom a text calls that the one before it did not; all of them without one before. */
export const addedCalls = (called: CalledPeople, before: CalledPeople | undefined): CalledPeople => ({
  userIds: called.userIds.filter((id) => !before?.userIds.includes(id)),
  groupIds: called.groupIds.filter((id) => !before?.groupIds.includes(id)),
  isEverybody: called.isEverybody && !before?.isEverybody,
  isHere: called.isHere && !before?.isHere && !before?.isEverybody,
});

/** How many people a text calls at most; without the list of members nobody knows, and it counts as many. */
export function audienceOf(state: ChatState, called: CalledPeople, members: Members | undefined): number {
  if (called.isEverybody || called.isHere) return members?.count ?? Number.POSITIVE_INFINITY;
  const people = new Set(called.groupIds.flatMap((id) => state.groups.get(id)?.memberIds ?? []));
  return people.size;
}

/** Those a text calls by name who do not belong to the channel, and so will not hear of it. */
export function outsidersOf(state: ChatState, wire: string, members: Members | undefined): UserId[] {
  const ids = members?.ids;
  if (!ids) return [];
  return calledPeople(wire).userIds.filter(
    (userId) => !ids.has(userId) && state.members.get(userId)?.leftAt === null,
  );
}
