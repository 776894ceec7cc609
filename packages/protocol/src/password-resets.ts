import * as z from 'zod/mini';
import { defineEndpoint } from './define.js';
import { account, newPassword, signedIn } from './session.js';

/** 256 random bits, URL-safe. It stands in the fragment of a link, which no server is sent; the server keeps its hash. */
export const resetToken = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/, 'must be of a reset link'));

const nothing = { params: z.object({}), query: z.object({}) };
const resetErrors = ['reset_unknown', 'reset_expired', 'reset_used', 'rate_limited'] as const;

export const passwordResetPreview = defineEndpoint({
  name: 'passwordReset.preview',
  doc: 'Whose password a reset link replaces, before it is used. A POST, so that the token stands in no address.',
  method: 'POST',
  path: '/api/v1/password-reset/preview',
  access: 'public',
  ...nothing,
  body: z.object({ token: resetToken }),
  result: z.pick(account, { name: true, email: true }),
  errors: [...resetErrors],
});

export const passwordResetComplete = defineEndpoint({
  name: 'passwordReset.complete',
  doc: 'Replaces a forgotten password, once. Every session of the account ends at once (R-AUTH-1), and a new one begins here.',
  method: 'POST',
  path: '/api/v1/password-reset',
  access: 'public',
  ...nothing,
  body: z.object({ token: resetToken, newPassword }),
  result: z.object({ session: signedIn }),
  errors: [...resetErrors],
});
