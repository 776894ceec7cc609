import {
  bootstrap,
  limits,
  parseStreamName,
  protocolFloor,
  protocolVersion,
  type StreamSnapshot,
  snapshot,
  type ThreadReadState,
  type UserId,
  userStream,
  type WorkspaceId,
  workspaceStream,
} from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import { type EndpointHandler, handleEndpoint, requireActor } from '../../platform/handlers.js';
import type { Postgres } from '../../platform/postgres.js';
import { type Queries, readSnapshot } from '../../platform/queries.js';
import type { ChannelReading } from '../channels/index.js';
import type { CustomEmojiReading } from '../custom-emoji/index.js';
import type { GroupReading } from '../groups/index.js';
import type { LaterSlice } from '../later/index.js';
import type { Messages } from '../messages/index.js';
import type { NotificationReading } from '../notifications/index.js';
import type { PreferencesReading } from '../preferences/index.js';
import type { Accounts } from '../sessions/index.js';
import { findMessageRules } from './message-rules.repository.js';
import { findAsMember, findHead, findHeads, findMembers } from './workspaces.repository.js';
import { memberFromRow, workspaceFromRow } from './workspaces.wire.js';

export interface SnapshotParts {
  readonly postgres: Postgres;
  readonly accounts: Accounts;
  readonly channels: ChannelReading;
  readonly groups: GroupReading;
  readonly messages: Pick<Messages, 'newestPage' | 'followed' | 'followedIn'>;
  readonly preferences: PreferencesReading;
  readonly later: Pick<LaterSlice, 'read'>;
  readonly notifications: NotificationReading;
  readonly customEmoji: CustomEmojiReading;
}

interface Asked {
  readonly id: string;
  readonly workspaceId: WorkspaceId;
  readonly userId: UserId;
}

export function snapshotRoutes(parts: SnapshotParts): EndpointHandler[] {
  const { postgres, accounts } = parts;
  return [
    handleEndpoint(bootstrap, async ({ query: { workspace: slug }, actor }) => {
      const { userId } = requireActor(actor);
      const workspace = await findAsMember(postgres, { slug }, userId);
      const account = await accounts.find(postgres, userId);
      if (!workspace || !account) throw new DomainError('not_found');
      return {
        result: {
          account,
          workspace: workspaceFromRow(workspace),
          serverUrl: '',
          protocol: { version: protocolVersion, floor: protocolFloor },
          streams: await findHeads(postgres, workspace.id, userId),
          limits,
        },
      };
    }),
    handleEndpoint(snapshot, async ({ params, query: { workspaceId }, actor }) => {
      const { userId } = requireActor(actor);
      const name = parseStreamName(params.stream);
      if (!name) throw new DomainError('not_found');
      const asked = { id: name.id, workspaceId, userId };
      // Head and state as of one moment: what happens after it comes as events.
      const result = await readSnapshot(postgres.pool, (queries) =>
        snapshots[name.kind](parts, queries, asked),
      );
      return { result };
    }),
  ];
}

type Read = (parts: SnapshotParts, queries: Queries, asked: Asked) => Promise<StreamSnapshot>;

const snapshots = { workspace: readWorkspace, user: readUser, channel: readChannel } satisfies Record<
  string,
  Read
>;

async function readWorkspace(
  { channels, groups: groupReading, customEmoji }: SnapshotParts,
  queries: Queries,
  { id, workspaceId, userId }: Asked,
): Promise<StreamSnapshot> {
  const workspace = await findAsMember(queries, { id }, userId);
  if (!workspace || id !== workspaceId) throw new DomainError('not_found');
  const groups = await groupReading.groups(queries, id);
  const emoji = await customEmoji.emoji(queries, id);
  return {
    kind: 'workspace',
    head: await findHead(queries, workspaceStream(id)),
    workspace: workspaceFromRow(workspace),
    members: (await findMembers(queries, id)).map(memberFromRow),
    channels: await channels.publicChannels(queries, id),
    ...(groups.length > 0 && { groups }),
    ...(emoji.length > 0 && { emoji }),
    messageRules: await findMessageRules(queries, id),
  };
}

async function readUser(
  { accounts, channels, messages, later, preferences, notifications }: SnapshotParts,
  queries: Queries,
  { id, workspaceId, userId }: Asked,
): Promise<StreamSnapshot> {
  const isOwn = id === userId && (await findAsMember(queries, { id: workspaceId }, userId)) !== undefined;
  const account = isOwn ? await accounts.find(queries, userId) : undefined;
  if (!account) throw new DomainError('not_found');
  const followed = new Map<string, ThreadReadState[]>();
  for (const { channelId, ...thread } of await messages.followed(queries, userId, workspaceId)) {
    const there = followed.get(channelId);
    if (there) there.push(thread);
    else followed.set(channelId, [thread]);
  }
  const memberships = await channels.memberships(queries, userId, workspaceId);
  const kept = await later.read(queries, userId, workspaceId);
  return {
    kind: 'user',
    head: await findHead(queries, userStream(userId)),
    account,
    memberships: memberships.map((one) => withThreads(one, followed.get(one.channel.id))),
    preferences: await preferences.preferences(queries, userId),
    sidebar: await preferences.sidebar(queries, { userId, workspaceId }),
    ...(kept && { later: kept }),
    notifications: await notifications.settings(queries, { userId, workspaceId }),
  };
}

async function readChannel(
  { channels, messages }: SnapshotParts,
  queries: Queries,
  { id: channelId, workspaceId, userId }: Asked,
): Promise<StreamSnapshot> {
  const { channel, head } = await channels.view(queries, { channelId, userId });
  if (channel.workspaceId !== workspaceId) throw new DomainError('not_found');
  const known = {
    kind: 'channel' as const,
    head,
    channel,
    readState: await channels.readState(queries, channelId, userId),
    page: await messages.newestPage(queries, channelId, { head, userId }),
  };
  const followed = await messages.followedIn(queries, userId, { channelId });
  return withThreads(
    known,
    followed.map(({ channelId: _, ...thread }) => thread),
  );
}

/** Left out where there are none, as nearly everywhere. */
function withThreads<T extends object>(
  known: T,
  threads: ThreadReadState[] = [],
): T & { threads?: ThreadReadState[] } {
  return threads.length === 0 ? known : { ...known, threads };
}
