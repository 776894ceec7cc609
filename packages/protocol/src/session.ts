import * as z from 'zod/mini';
import { defineEndpoint } from './define.js';
import { id } from './ids.js';
import { limits } from './limits.js';
import { line, secret, uniformLine } from './text.js';
import { workspace, workspaceName, workspaceRoles } from './workspaces.js';

export const account = z.object({ id, email: z.string(), name: z.string() });
export type Account = z.output<typeof account>;

/** Who is signed in, and where they belong. */
export const signedIn = z.object({
  account,
  workspaces: z.array(z.object({ workspace, role: z.enum(workspaceRoles) })),
});
export type SignedIn = z.output<typeof signedIn>;

const email = uniformLine(limits.emailLength, 3).check(z.regex(z.regexes.email, 'must be an e-mail address'));
/** A password somebody wants to have, in place of none or of another. */
export const newPassword = secret(limits.passwordMaxLength, limits.passwordMinLength);

/** The three fields of signing up. */
export const newAccount = z.object({ name: line(limits.displayNameLength, 1), email, password: newPassword });
export type NewAccount = z.output<typeof newAccount>;

const nothing = { params: z.object({}), query: z.object({}) };

export const sessionRead = defineEndpoint({
  name: 'session.read',
  doc: 'Who is signed in (null: nobody), and whether this server still waits for its first workspace.',
  method: 'GET',
  path: '/api/v1/session',
  access: 'public',
  ...nothing,
  body: z.undefined(),
  result: z.object({
    session: z.nullable(signedIn),
    isSetUp: z.boolean(),
    /** Sign-ins that a demo server offers to everybody who looks; empty on any other. */
    demoAccounts: z.array(
      z.object({ name: z.string(), title: z.string(), email: z.string(), password: z.string() }),
    ),
  }),
  errors: [],
});

export const sessionSignIn = defineEndpoint({
  name: 'session.signIn',
  doc: 'Signs in with address and password; sets the session cookie.',
  method: 'POST',
  path: '/api/v1/session',
  access: 'public',
  ...nothing,
  body: z.object({ email, password: secret(limits.passwordMaxLength) }),
  result: z.object({ session: signedIn }),
  errors: ['wrong_credentials', 'rate_limited'],
});

export const sessionSignOut = defineEndpoint({
  name: 'session.signOut',
  doc: 'Ends the session on this device and closes its live connections.',
  method: 'DELETE',
  path: '/api/v1/session',
  access: 'public',
  ...nothing,
  body: z.undefined(),
  result: z.object({}),
  errors: [],
});

export const sessionChangePassword = defineEndpoint({
  name: 'session.changePassword',
  doc: "Gives the caller's account another password. Every other session of theirs ends at once; this one stays (R-AUTH-1).",
  method: 'POST',
  path: '/api/v1/session/password',
  access: 'session',
  ...nothing,
  body: z.object({ currentPassword: secret(limits.passwordMaxLength), newPassword }),
  result: z.object({
    /** How many other sessions ended. */
    endedSessions: z.int().check(z.nonnegative()),
  }),
  errors: ['wrong_credentials', 'rate_limited'],
});

export const setup = defineEndpoint({
  name: 'setup',
  doc: 'First run: creates the owner account and the first workspace, and signs in. Works once.',
  method: 'POST',
  path: '/api/v1/setup',
  access: 'public',
  ...nothing,
  body: z.object({ account: newAccount, workspaceName: z.optional(workspaceName) }),
  result: z.object({ session: signedIn, workspaceSlug: z.string() }),
  errors: ['setup_done'],
});
