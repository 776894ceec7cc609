import { directorySorts } from '@parley/protocol';
import { findDirectoryPage } from '../../apps/server/src/features/channels/directory.repository.js';
import { countMembers } from '../../apps/server/src/features/channels/members.repository.js';
import { findPublicChannels } from '../../apps/server/src/features/channels/sidebar.repository.js';
import { findGroups, findPeople } from '../../apps/server/src/features/groups/groups.repository.js';
import { noteActivity } from '../../apps/server/src/features/messages/activity.repository.js';
import { updateChecklist } from '../../apps/server/src/features/messages/enclosures.repository.js';
import {
  findFollowed,
  findFollowedIn,
  findListed,
  findNewestOfEach,
  isMemberOf,
} from '../../apps/server/src/features/messages/followed-threads.repository.js';
import { updatePin } from '../../apps/server/src/features/messages/pins.repository.js';
import { updatePoll } from '../../apps/server/src/features/messages/polls.repository.js';
import { findAtPlaces } from '../../apps/server/src/features/messages/previews.repository.js';
import { updateSummary } from '../../apps/server/src/features/messages/reactions.repository.js';
import { findRevisions } from '../../apps/server/src/features/messages/revisions.repository.js';
import { findRules } from '../../apps/server/src/features/messages/rules.repository.js';
import {
  addFollowers,
  findNewestReplies,
  findReplies,
  letGoOfOldest,
  setMarkers,
} from '../../apps/server/src/features/messages/threads.repository.js';
import { findSettings } from '../../apps/server/src/features/notifications/notifications.repository.js';
import {
  findPreferences,
  findSidebar,
} from '../../apps/server/src/features/preferences/preferences.repository.js';
import { findSeen, recordSeen } from '../../apps/server/src/features/presence/presence.repository.js';
import {
  findReset,
  hasPasswordResets,
  issueReset,
} from '../../apps/server/src/features/sessions/password-resets.repository.js';
import {
  awaitPassword,
  deleteSession,
  findAccount,
  findPassword,
  findPasswordAt,
  isAddressKnown,
} from '../../apps/server/src/features/sessions/sessions.repository.js';
import { findByCode, findInvites } from '../../apps/server/src/features/workspaces/invites.repository.js';
import { findMessageRules } from '../../apps/server/src/features/workspaces/message-rules.repository.js';
import {
  findAsMember,
  findHead,
  findMemberIds,
  findMembers,
  findMembersAmong,
  findWorkspacesOf,
  hasWorkspace,
} from '../../apps/server/src/features/workspaces/workspaces.repository.js';
import type { Prisma } from '../../apps/server/src/platform/prisma-client/client.js';
import type { Queries } from '../../apps/server/src/platform/queries.js';
import type { FilledDatabase } from './filled-database.js';

export type PlannedQuery = (queries: Queries, filled: FilledDatabase) => Promise<unknown>;

/** By slice: the file their plans are written down in, and what is run. */
export type PlannedQueries = Readonly<
  Record<string, { readonly file: string; readonly queries: Readonly<Record<string, PlannedQuery>> }>
>;

/** For what a repository runs in a transaction of Prisma, where statements have no names. */
export function inTransaction(queries: Queries, name: string): Prisma.TransactionClient {
  const $queryRawUnsafe = (text: string, ...values: unknown[]) => queries.query({ name, text }, values);
  return { $queryRawUnsafe } as unknown as Prisma.TransactionClient;
}

const messageId = '00000000-0000-7000-8003-000000000001';
const groupId = '00000000-0000-7000-8009-000000000001';
const thread = ({ busyChannelId, threadRootId }: FilledDatabase) => ({
  channelId: busyChannelId,
  rootId: threadRootId,
});

/** What runs when somebody opens or presses something: seldom, and yet never through a whole table. */
export const openingQueries: PlannedQueries = {
  messages: {
    file: 'features/messages/messages.explain.txt',
    queries: {
      'previews of thirty links': (queries, { busyChannelId: channelId }) =>
        findAtPlaces(
          queries,
          Array.from({ length: 30 }, (_, nth) => ({ channelId, sequence: 20_000 + nth })),
        ),
      'earlier texts of a message': (queries) => findRevisions(queries, messageId),
      'what the workspace lets people do to messages': (queries, { workspaceId }) =>
        findRules(queries, workspaceId),
      'a page of replies': (queries, filled) =>
        findReplies(queries, thread(filled), { from: 20_000, below: 51, above: 1 }),
      'the newest replies, for the summary': (queries, filled) =>
        findNewestReplies(inTransaction(queries, 'threads_newest_replies'), thread(filled)),
      'to begin to follow a thread': (queries, filled) =>
        addFollowers(inTransaction(queries, 'threads_follow'), thread(filled), {
          userIds: [filled.userId],
          lastReadSequence: 1,
        }),
      'to move the markers of a thread': (queries, filled) =>
        setMarkers(inTransaction(queries, 'threads_place_markers'), filled.threadRootId, [
          { userId: filled.userId, sequence: 2, version: 2 },
        ]),
      'to let go of the oldest threads': (queries, filled) =>
        letGoOfOldest(inTransaction(queries, 'threads_let_go'), filled.threadRootId, [filled.userId]),
      'the threads somebody follows': (queries, { userId, workspaceId }) =>
        findFollowed(queries, userId, workspaceId),
      'the threads somebody follows in a channel': (queries, { userId, busyChannelId: channelId }) =>
        findFollowedIn(queries, userId, { channelId }),
      'a page of the list of threads': (queries, { userId, workspaceId }) =>
        findListed(queries, { userId, workspaceId, limit: 21, isUnread: true }, undefined),
      'the newest replies of each thread listed': (queries, filled) =>
        findNewestOfEach(queries, [thread(filled)]),
      'whether somebody may ask for their threads': (queries, { userId, workspaceId }) =>
        isMemberOf(queries, workspaceId, userId),
      'to write a summary of reactions': (queries) =>
        updateSummary(queries, messageId, { reactions: [], version: 2 }),
      'to write what became of a poll': (queries) =>
        updatePoll(queries, { id: messageId, poll: {}, version: 2 }),
      'to write what became of a checklist': (queries) =>
        updateChecklist(queries, { id: messageId, checklist: {}, version: 2 }),
      'to note that a channel is active': (queries, { busyChannelId }) =>
        noteActivity(queries, busyChannelId, new Date(0)),
      'to pin a message': (queries, { userId }) =>
        updatePin(queries, messageId, { pinnedAt: new Date(0), pinnedBy: userId, version: 2 }),
    },
  },
  channels: {
    file: 'features/channels/channels.explain.txt',
    queries: {
      'how many belong to a channel': (queries, { busyChannelId }) => countMembers(queries, busyChannelId),
      ...Object.fromEntries(
        directorySorts.map((sort): [string, PlannedQuery] => [
          `a page of the directory by ${sort}`,
          (queries, { workspaceId, userId, channelIds }) =>
            findDirectoryPage(queries, {
              ...{ workspaceId, userId, search: undefined, sort },
              ...{ archived: false, after: channelIds[1], limit: 201 },
            }),
        ]),
      ),
      'the public channels': (queries, { workspaceId }) => findPublicChannels(queries, workspaceId),
    },
  },
  groups: {
    file: 'features/groups/groups.explain.txt',
    queries: {
      'the groups of a workspace': (queries, { workspaceId }) => findGroups(queries, workspaceId),
      'whom the groups of a message call': (queries, { busyChannelId }) =>
        findPeople(queries, [groupId], busyChannelId),
    },
  },
  preferences: {
    file: 'features/preferences/preferences.explain.txt',
    queries: {
      'what somebody prefers': (queries, { userId }) => findPreferences(queries, userId),
      'the sidebar of somebody': (queries, { userId, workspaceId }) =>
        findSidebar(queries, { userId, workspaceId }),
    },
  },
  notifications: {
    file: 'features/notifications/notifications.explain.txt',
    queries: {
      'what somebody is told of': (queries, { userId, workspaceId }) =>
        findSettings(queries, { userId, workspaceId }),
    },
  },
  presence: {
    file: 'features/presence/presence.explain.txt',
    queries: {
      'when people were seen last': (queries, { userId }) => findSeen(queries, [userId]),
      'to write down who was seen': (queries, { userId }) => recordSeen(queries, new Map([[userId, 0]])),
    },
  },
  workspaces: {
    file: 'features/workspaces/workspaces.explain.txt',
    queries: {
      'whether the server is set up': (queries) => hasWorkspace(queries),
      'the workspaces of somebody': (queries, { userId }) => findWorkspacesOf(queries, userId),
      'a workspace as somebody belongs to it': (queries, { userId }) =>
        findAsMember(queries, { slug: 'filled' }, userId),
      'the people of a workspace': (queries, { workspaceId }) => findMembers(queries, workspaceId),
      'who belongs to it': (queries, { workspaceId }) => findMemberIds(queries, workspaceId),
      'which people belong to it': (queries, { userId, workspaceId }) =>
        findMembersAmong(queries, workspaceId, [userId]),
      'the head of a stream': (queries, { busyChannelId }) => findHead(queries, `channel:${busyChannelId}`),
      'its rules for messages': (queries, { workspaceId }) => findMessageRules(queries, workspaceId),
      'its invites': (queries, { workspaceId }) => findInvites(queries, workspaceId, null),
      'an invite by its code': (queries) => findByCode(queries, 'hash 1'),
    },
  },
  sessions: {
    file: 'features/sessions/sessions.explain.txt',
    queries: {
      'an account': (queries, { userId }) => findAccount(queries, userId),
      'whether an address is known': (queries) => isAddressKnown(queries, '3@example.org'),
      'the password of somebody': (queries, { userId }) => findPassword(queries, userId),
      'the password at an address': (queries) => findPasswordAt(queries, '3@example.org'),
      'the password as it will be': (queries, { userId }) => awaitPassword(queries, userId),
      'to end a session by its token': (queries) => deleteSession(queries, '3'),
      'whether there can be reset links': (queries) => hasPasswordResets(queries),
      'a reset link by its token': (queries) => findReset(queries, '3'),
      'to give a reset link': (queries) =>
        issueReset(queries, {
          ...{ email: '3@example.org', tokenHash: '3' },
          ...{ now: new Date(0), expiresAt: new Date(0) },
        }),
    },
  },
};
