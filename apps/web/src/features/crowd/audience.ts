import type { ChatState } from '@parley/client';
import { selectChannel, selectMe } from '@parley/client';
import {
  type CalledPeople,
  type ChannelId,
  calledPeople,
  channelMembers,
  presenceHere,
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

/** Who of the workspace is there; undefined when it cannot be told now. */
export async function whoIsOnline(state: ChatState): Promise<ReadonlySet<UserId> | undefined> {
  const workspaceId = selectMe(state)?.workspace.id;
  if (workspaceId === undefined) return undefined;
  const answer = await call(presenceHere, { params: { workspaceId } });
  return answer.ok ? new Set(answer.result.online) : undefined;
}

/** Whether a text calls people by more than their own names. */
export const callsCrowd = (called: CalledPeople): boolean =>
  called.isEverybody || called.isHere || called.groupIds.length > 0;

const nobody: CalledPeople = { userIds: [], groupIds: [], isEverybody: false, isHere: false };

/** Whom a text calls that the one before it did not; all of them without one before. */
export function addedCalls(called: CalledPeople, before: CalledPeople | undefined): CalledPeople {
  if (!before) return called;
  if (before.isEverybody) return nobody;
  return {
    userIds: called.userIds.filter((id) => !before.userIds.includes(id)),
    groupIds: called.groupIds.filter((id) => !before.groupIds.includes(id)),
    isEverybody: called.isEverybody,
    isHere: called.isHere && !before.isHere,
  };
}

/** What is known of the channel and its people; the less, the more may be told. */
export interface Known {
  readonly members?: Members | undefined;
  /** Who is there; undefined: those who are here are everybody, as to the server in a large channel. */
  readonly online?: ReadonlySet<UserId> | undefined;
}

const namedIn = (state: ChatState, { userIds, groupIds }: CalledPeople): UserId[] => [
  ...userIds,
  ...groupIds.flatMap((id) => state.groups.get(id)?.memberIds ?? []),
];

/**
 * How many others are told of a text, at most: people of the channel whom it calls, but for the one who writes it and
 * for whom the text before it called already. Infinity while the channel cannot be counted.
 */
export function audienceOf(
  state: ChatState,
  { called, before }: { readonly called: CalledPeople; readonly before?: CalledPeople | undefined },
  { members, online }: Known,
): number {
  const isWhole = called.isEverybody || (called.isHere && !online);
  if (isWhole && !members) return Number.POSITIVE_INFINITY;
  if (isWhole && members && !members.ids) return Math.max(0, members.count - 1);
  const here = called.isHere ? [...(online ?? [])] : [];
  const people = new Set(isWhole ? members?.ids : [...here, ...namedIn(state, called)]);
  const toldBefore = new Set(before && namedIn(state, before));
  const isTold = (id: UserId) =>
    id !== state.me?.account.id &&
    members?.ids?.has(id) !== false &&
    !state.members.get(id)?.leftAt &&
    !toldBefore.has(id);
  return [...people].filter(isTold).length;
}

/** Those a text calls by name who do not belong to the channel, and so will not hear of it. */
export function outsidersOf(state: ChatState, wire: string, members: Members | undefined): UserId[] {
  const ids = members?.ids;
  if (!ids) return [];
  return calledPeople(wire).userIds.filter(
    (userId) => !ids.has(userId) && state.members.get(userId)?.leftAt === null,
  );
}
