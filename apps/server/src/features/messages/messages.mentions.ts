import { type CalledPeople, type ChannelId, calledPeople, limits, type UserId } from '@parley/protocol';
import type { WhoIsThere } from '../../platform/access.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Queries } from '../../platform/queries.js';
import type { ChannelReading } from '../channels/index.js';
import type { GroupReading } from '../groups/index.js';

export interface MentionParts {
  readonly channels: Pick<ChannelReading, 'people'>;
  readonly groups: Pick<GroupReading, 'people'>;
  readonly whoIsThere: WhoIsThere;
}

interface Said {
  readonly channelId: ChannelId;
  readonly authorId: UserId;
}

const nobody: CalledPeople = { userIds: [], groupIds: [], isEverybody: false, isHere: false };

/** Whom a text calls. @throws DomainError `limit_reached` for more groups than one message may call. */
export function calledBy(text: string): CalledPeople {
  // Nearly no message mentions anybody, and finding that out the thorough way is the dearest step of all.
  if (!text.includes('<@') && !text.includes('<!')) return nobody;
  const called = calledPeople(text);
  if (called.groupIds.length > limits.groupsPerMessage)
    throw new DomainError('limit_reached', { limit: 'groupsPerMessage' });
  return called;
}

/** Whether more has to be asked than who is named. */
export const callsMany = ({ groupIds, isEverybody, isHere }: CalledPeople): boolean =>
  groupIds.length > 0 || isEverybody || isHere;

/**
 * The ids that a message carries as its mentions. Everybody of a channel is one id, the channel's own, whatever its
 * size; groups and who is there are people, as of this moment, and never more than `limits` allow (docs/adr/0023).
 */
export async function mentionIds(
  parts: MentionParts,
  queries: Queries,
  { called, channelId, authorId }: Said & { readonly called: CalledPeople },
): Promise<string[]> {
  // Somebody might write the channel's id where a person's belongs.
  const ids = new Set<string>(called.userIds.filter((userId) => userId !== channelId));
  const add = (userIds: Iterable<UserId>) => {
    for (const userId of userIds) if (userId !== authorId) ids.add(userId);
  };
  if (called.groupIds.length > 0) add(await parts.groups.people(queries, called.groupIds, channelId));
  if (called.isEverybody) ids.add(channelId);
  else if (called.isHere) {
    const here = await membersHere(parts, queries, channelId);
    if (here) add(here);
    else ids.add(channelId);
  }
  return [...ids];
}

/** Null: there are too many to ask, or it cannot be told; then everybody is meant, as nobody must be missed. */
async function membersHere(
  { channels, whoIsThere }: MentionParts,
  queries: Queries,
  channelId: ChannelId,
): Promise<readonly UserId[] | null> {
  const people = await channels.people(queries, channelId, limits.hereMembers + 1);
  const there = people.length > limits.hereMembers ? null : await whoIsThere(people);
  return there && people.filter((userId) => there.get(userId) === 'online');
}
