import * as z from 'zod/mini';
import { defineCommand, defineEndpoint, defineEvent } from './define.js';
import { id, sequence, timestamp } from './ids.js';
import { limits } from './limits.js';
import { readState, threadReadState } from './read-state.js';
import { line, uniformLine } from './text.js';

export const channelKinds = ['public', 'private', 'dm', 'group'] as const;

/**
 * A channel, a direct conversation of two (`dm`) or of more (`group`). A public channel's home is the workspace
 * stream, any other's is its own stream: there its `channel.updated` events stand and there its `version` counts.
 */
export const channel = z.object({
  id,
  workspaceId: id,
  kind: z.enum(channelKinds),
  /** Null for direct conversations, which are called after their people. */
  name: z.nullable(z.string()),
  topic: z.string(),
  createdBy: id,
  createdAt: timestamp,
  archivedAt: z.nullable(timestamp),
  /** The people of a direct conversation, fixed at birth; null for channels, whose list is fetched when looked at. */
  memberIds: z.nullable(z.array(id)),
  /** The sequence, in its home stream, of the event that last changed it; 0 at birth of a private one. */
  version: sequence,
});
export type Channel = z.output<typeof channel>;
export type ChannelKind = Channel['kind'];

/** What one person has of one channel they belong to. */
export const membership = z.object({
  channel,
  /** Head of the channel's stream when this was read: the cursor to subscribe from. */
  head: sequence,
  /** When the newest message of the main line was written; orders direct conversations. */
  lastMessageAt: z.nullable(timestamp),
  readState,
  /** The threads I follow there. */
  threads: z.optional(z.array(threadReadState)),
});
export type Membership = z.output<typeof membership>;

/** Names are letters (of any script, lower case where it has one), digits, hyphens and underscores. */
const channelName = uniformLine(limits.channelNameLength, 1).check(
  z.regex(/^[\p{L}\p{M}\p{N}_-]+$/u, 'may have letters, digits, - and _ only'),
);
const channelTopic = line(limits.channelTopicLength);

export const channelCreate = defineCommand({
  type: 'channel.create',
  doc: 'Creates a public or private channel; the caller becomes its first member.',
  payload: z.object({
    workspaceId: id,
    kind: z.enum(['public', 'private']),
    name: channelName,
    topic: z._default(channelTopic, ''),
    memberIds: z._default(z.array(id).check(z.maxLength(limits.channelInvitesPerCommand)), []),
  }),
  result: z.object({ channel }),
  errors: ['name_taken', 'limit_reached'],
});

export const channelOpenDirect = defineCommand({
  type: 'channel.openDirect',
  doc: 'Opens the direct conversation with these people (the caller is added): the existing one, or a new one.',
  payload: z.object({
    workspaceId: id,
    memberIds: z.array(id).check(z.minLength(1), z.maxLength(limits.directMembers)),
  }),
  result: z.object({ channel }),
  errors: ['limit_reached'],
});

export const channelJoin = defineCommand({
  type: 'channel.join',
  doc: 'Joins a public channel.',
  payload: z.object({ channelId: id }),
  result: z.object({ channel }),
  errors: ['channel_archived', 'limit_reached'],
});

export const channelLeave = defineCommand({
  type: 'channel.leave',
  doc: 'Leaves a channel. Direct conversations cannot be left.',
  payload: z.object({ channelId: id }),
  result: z.object({}),
  errors: [],
});

export const channelAddMembers = defineCommand({
  type: 'channel.addMembers',
  doc: 'Adds people of the workspace to a channel the caller belongs to.',
  payload: z.object({
    channelId: id,
    memberIds: z.array(id).check(z.minLength(1), z.maxLength(limits.channelInvitesPerCommand)),
  }),
  result: z.object({}),
  errors: ['channel_archived', 'limit_reached'],
});

export const channelRemoveMember = defineCommand({
  type: 'channel.removeMember',
  doc: 'Takes somebody out of a channel: its creator, an owner or an admin may.',
  payload: z.object({ channelId: id, memberId: id }),
  result: z.object({}),
  errors: [],
});

export const channelRename = defineCommand({
  type: 'channel.rename',
  doc: 'Gives a channel another name: its creator, an owner or an admin may.',
  payload: z.object({ channelId: id, name: channelName }),
  result: z.object({ channel }),
  errors: ['name_taken', 'channel_archived'],
});

export const channelSetTopic = defineCommand({
  type: 'channel.setTopic',
  doc: 'Sets what a channel is about; any member may.',
  payload: z.object({ channelId: id, topic: channelTopic }),
  result: z.object({ channel }),
  errors: ['channel_archived'],
});

export const channelArchive = defineCommand({
  type: 'channel.archive',
  doc: 'Closes a channel for writing; what was said stays readable. Its creator, an owner or an admin may.',
  payload: z.object({ channelId: id }),
  result: z.object({ channel }),
  errors: [],
});

export const channelUnarchive = defineCommand({
  type: 'channel.unarchive',
  doc: 'Opens an archived channel for writing again: its creator, an owner or an admin may.',
  payload: z.object({ channelId: id }),
  result: z.object({ channel }),
  errors: ['name_taken'],
});

export const channelCreated = defineEvent({
  type: 'channel.created',
  doc: 'The workspace has a new public channel.',
  streams: ['workspace'],
  schemaVersion: 1,
  payload: z.object({ channel }),
});

export const channelUpdated = defineEvent({
  type: 'channel.updated',
  doc: 'Name, topic or archived state changed. Stands in the home stream of the channel.',
  streams: ['workspace', 'channel'],
  schemaVersion: 1,
  payload: z.object({ channel }),
});

export const channelMemberJoined = defineEvent({
  type: 'channel.memberJoined',
  doc: 'Somebody belongs to the channel now.',
  streams: ['channel'],
  schemaVersion: 1,
  payload: z.object({ userId: id, addedBy: z.nullable(id) }),
});

export const channelMemberLeft = defineEvent({
  type: 'channel.memberLeft',
  doc: 'Somebody left the channel or was taken out of it.',
  streams: ['channel'],
  schemaVersion: 1,
  payload: z.object({ userId: id, removedBy: z.nullable(id) }),
});

export const channelAccessGranted = defineEvent({
  type: 'channel.access.granted',
  doc: 'The person belongs to a channel now: what they need to show it and to subscribe.',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ membership }),
});

export const channelAccessRevoked = defineEvent({
  type: 'channel.access.revoked',
  doc: 'The person no longer belongs to a channel (R-AUTH-2).',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ workspaceId: id, channelId: id }),
});

export const channelMembers = defineEndpoint({
  name: 'channel.members',
  doc: 'Who belongs to a channel, by id, in pages.',
  method: 'GET',
  path: '/api/v1/channels/:channelId/members',
  access: 'session',
  params: z.object({ channelId: id }),
  query: z.object({
    after: z.optional(id),
    limit: z._default(
      z.coerce.number().check(z.int(), z.positive(), z.lte(limits.memberPageMax)),
      limits.listPage,
    ),
  }),
  body: z.undefined(),
  result: z.object({
    memberIds: z.array(id),
    memberCount: z.int(),
    /** Give it as `after` for the next page; null on the last one. */
    next: z.nullable(id),
    /** Head of the channel's stream when this was read. */
    head: sequence,
  }),
  errors: ['not_found'],
});

export const channelDirectoryEntry = z.object({
  channel,
  memberCount: z.int(),
  isMember: z.boolean(),
  /** When the newest message of the main line was written; null where nothing was. */
  lastMessageAt: z.optional(z.nullable(timestamp)),
});
export type ChannelDirectoryEntry = z.output<typeof channelDirectoryEntry>;

/** By name, or what has most of it first: people, the latest birth, the latest message. */
export const directorySorts = ['name', 'members', 'newest', 'active'] as const;
export type DirectorySort = (typeof directorySorts)[number];

export const channelDirectory = defineEndpoint({
  name: 'channel.directory',
  doc: 'Public channels of a workspace in an order, in pages, with how many people they have.',
  method: 'GET',
  path: '/api/v1/workspaces/:workspaceId/channels',
  access: 'session',
  params: z.object({ workspaceId: id }),
  query: z.object({
    /** Part of the name. */
    search: z.optional(line(limits.channelNameLength)),
    archived: z._default(z.stringbool(), false),
    sort: z._default(z.enum(directorySorts), 'name'),
    after: z.optional(id),
  }),
  body: z.undefined(),
  result: z.object({ channels: z.array(channelDirectoryEntry), next: z.nullable(id) }),
  errors: ['not_found'],
});
