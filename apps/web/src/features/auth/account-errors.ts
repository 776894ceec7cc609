import { plural, t } from '@lingui/core/macro';
import { limits, newAccount } from '@parley/protocol';
import { type FieldErrors, firstIssues } from '../form/index.js';
import { passwordWords } from '../passwords/index.js';

export interface AccountValues extends Record<string, string> {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** What is wrong with the three fields of signing up, by the contract's own schema, in words for people. */
export function accountErrors(values: AccountValues): FieldErrors<AccountValues> {
  const wrong = firstIssues(newAccount.safeParse(values));
  return {
    name: wrong.has('name') ? nameWords(values.name) : undefined,
    email: wrong.has('email') ? emailWords(values.email) : undefined,
    password: wrong.has('password') ? passwordWords(values.password) : undefined,
  };
}

function nameWords(name: string): string {
  if (name.trim() === '') return t`Enter the name others will see.`;
  return t`Use at most ${plural(limits.displayNameLength, { one: '# character', other: '# characters' })}.`;
}

export function emailWords(email: string): string {
  if (email.trim() === '') return t`Enter your e-mail address.`;
  return t`This does not look like an e-mail address, such as name@example.org.`;
}
