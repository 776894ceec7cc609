import * as z from 'zod/mini';
import { defineCommand, defineEndpoint, defineEvent } from './define.js';
import { id, sequence, timestamp } from './ids.js';
import { limits } from './limits.js';
import { avatarHue, memberQuiet, memberStatus, quietPayload, statusPayload, timeZone } from './people.js';
import { line } from './text.js';

export const workspaceRoles = ['owner', 'admin', 'member'] as const;

export const workspace = z.object({
  id,
  /** Names the workspace in URLs: `/w/<slug>`. */
  slug: z.string(),
  name: z.string(),
  createdAt: timestamp,
});
export type Workspace = z.output<typeof workspace>;

/** A person in a workspace. Those who left stay known, so that what they said keeps its author. */
export const member = z.object({
  userId: id,
  displayName: z.string(),
  title: z.string(),
  role: z.enum(workspaceRoles),
  joinedAt: timestamp,
  /** Set when they left or were removed. */
  leftAt: z.nullable(timestamp),
  /** The sequence, in the workspace stream, of the event that last changed it. */
  version: sequence,
  pronouns: z.optional(z.string()),
  /** IANA name. */
  timeZone: z.optional(z.string()),
  /** Degrees on the colour wheel; without it the colour comes from the id. */
  avatarHue: z.optional(z.int()),
  /** Also one that has run out: whoever reads compares `expiresAt` with their clock. */
  status: z.optional(memberStatus),
  quiet: z.optional(memberQuiet),
});
export type Member = z.output<typeof member>;
export type WorkspaceRole = Member['role'];

export const workspaceName = line(limits.workspaceNameLength, 1);
export const workspaceSlug = line(limits.workspaceSlugLength, 2).check(
  z.regex(/^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/, 'may have a-z, 0-9 and - only'),
);

export const memberJoined = defineEvent({
  type: 'member.joined',
  doc: 'Somebody belongs to the workspace now.',
  streams: ['workspace'],
  schemaVersion: 1,
  payload: z.object({ member }),
});

export const memberUpdated = defineEvent({
  type: 'member.updated',
  doc: "A person's profile, status, quiet time or role changed, or they left the workspace.",
  streams: ['workspace'],
  schemaVersion: 1,
  payload: z.object({ member }),
});

export const workspaceAccessRevoked = defineEvent({
  type: 'workspace.access.revoked',
  doc: 'The person no longer belongs to a workspace.',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ workspaceId: id }),
});

export const memberUpdateProfile = defineCommand({
  type: 'member.updateProfile',
  doc: "Changes the caller's own profile in a workspace; of what can be left out, what is left out stays.",
  payload: z.object({
    workspaceId: id,
    displayName: line(limits.displayNameLength, 1),
    title: line(limits.titleLength),
    pronouns: z.optional(line(limits.pronounsLength)),
    timeZone: z.optional(timeZone),
    avatarHue: z.optional(z.nullable(avatarHue)),
  }),
  result: z.object({ member }),
  errors: [],
});

export const memberSetStatus = defineCommand({
  type: 'member.setStatus',
  doc: 'Says what the caller is at, for everybody in the workspace to see; null takes it back.',
  payload: z.object({ workspaceId: id, status: z.nullable(statusPayload) }),
  result: z.object({ member }),
  errors: [],
});

export const memberSetQuiet = defineCommand({
  type: 'member.setQuiet',
  doc: 'Says when the caller does not want to be disturbed: until a moment, and every day between two hours. Others see that they are not.',
  payload: z.object({ workspaceId: id, quiet: quietPayload }),
  result: z.object({ member }),
  errors: [],
});

export const memberRemove = defineCommand({
  type: 'member.remove',
  doc: 'Removes somebody from the workspace and all its channels: an owner or admin may; owners cannot be removed.',
  payload: z.object({ workspaceId: id, memberId: id }),
  result: z.object({ member }),
  errors: [],
});

export const workspaceCreate = defineEndpoint({
  name: 'workspace.create',
  doc: 'Creates another workspace on this server, with its #general; the caller owns it. Repeating it with the same `commandId` answers with the first result.',
  method: 'POST',
  path: '/api/v1/workspaces',
  access: 'session',
  params: z.object({}),
  query: z.object({}),
  body: z.object({ commandId: id, name: workspaceName, slug: z.optional(workspaceSlug) }),
  result: z.object({ workspace }),
  errors: ['slug_taken', 'limit_reached', 'idempotency_conflict'],
});
