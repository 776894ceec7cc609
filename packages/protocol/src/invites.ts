import * as z from 'zod/mini';
import { defineCommand, defineEndpoint } from './define.js';
import { id, timestamp } from './ids.js';
import { limits } from './limits.js';
import { newAccount, signedIn } from './session.js';

/** 128 random bits or more, URL-safe. Shown once, at creation: the server keeps only its hash. */
export const inviteCode = z.string().check(z.regex(/^[A-Za-z0-9_-]{22,64}$/, 'must be an invite code'));

export const invite = z.object({
  id,
  createdBy: id,
  createdAt: timestamp,
  expiresAt: z.nullable(timestamp),
  /** How often it may be used; null for any number. */
  maxUses: z.nullable(z.int()),
  uses: z.int(),
  revokedAt: z.nullable(timestamp),
});
export type Invite = z.output<typeof invite>;

export const inviteCreate = defineCommand({
  type: 'invite.create',
  doc: 'Makes an invite link for a workspace. The code is told once.',
  payload: z.object({
    workspaceId: id,
    /** 1 hour to 90 days; null for no end. */
    expiresInHours: z.nullable(z.int().check(z.gte(1), z.lte(24 * 90))),
    maxUses: z.nullable(z.int().check(z.gte(1), z.lte(10_000))),
  }),
  result: z.object({ invite, code: inviteCode }),
  errors: ['limit_reached'],
});

export const inviteRevoke = defineCommand({
  type: 'invite.revoke',
  doc: 'Withdraws an invite: its maker, an owner or an admin may.',
  payload: z.object({ inviteId: id }),
  result: z.object({ invite }),
  errors: [],
});

export const inviteList = defineEndpoint({
  name: 'invite.list',
  doc: 'The invites of a workspace, newest first: all of them for owners and admins, their own for others.',
  method: 'GET',
  path: '/api/v1/workspaces/:workspaceId/invites',
  access: 'session',
  params: z.object({ workspaceId: id }),
  query: z.object({}),
  body: z.undefined(),
  result: z.object({ invites: z.array(invite).check(z.maxLength(limits.invitesPerWorkspace)) }),
  errors: ['not_found'],
});

const inviteErrors = ['invite_unknown', 'invite_expired', 'invite_revoked', 'invite_used_up'] as const;

export const invitePreview = defineEndpoint({
  name: 'invite.preview',
  doc: 'What an invite link leads to, before accepting it.',
  method: 'GET',
  path: '/api/v1/invites/:code',
  access: 'public',
  params: z.object({ code: inviteCode }),
  query: z.object({}),
  body: z.undefined(),
  result: z.object({
    workspaceName: z.string(),
    workspaceSlug: z.string(),
    invitedBy: z.string(),
    memberCount: z.int(),
    expiresAt: z.nullable(timestamp),
  }),
  errors: [...inviteErrors],
});

export const inviteAccept = defineEndpoint({
  name: 'invite.accept',
  doc: 'Joins the workspace: with a new account, or as who one is signed in already (`account` left out).',
  method: 'POST',
  path: '/api/v1/invites/:code/accept',
  access: 'public',
  params: z.object({ code: inviteCode }),
  query: z.object({}),
  body: z.object({ account: z.optional(newAccount) }),
  result: z.object({ session: signedIn, workspaceSlug: z.string() }),
  errors: [...inviteErrors, 'address_taken', 'unauthenticated', 'limit_reached'],
});
