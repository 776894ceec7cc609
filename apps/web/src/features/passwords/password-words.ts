import { plural, t } from '@lingui/core/macro';
import { limits } from '@parley/protocol';

/** What is wrong with a password somebody wants to have. */
export function passwordWords(password: string): string {
  if (password === '') return t`Choose a password.`;
  const limit =
    password.length < limits.passwordMinLength ? limits.passwordMinLength : limits.passwordMaxLength;
  return password.length < limits.passwordMinLength
    ? t`Use at least ${plural(limit, { one: '# character', other: '# characters' })}.`
    : t`Use at most ${plural(limit, { one: '# character', other: '# characters' })}.`;
}
