import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { limits } from '@parley/protocol';
import { TextField } from '../../ui/text-field.js';
import type { FieldBinding } from '../form/index.js';
import { PasswordField } from '../passwords/index.js';

interface AccountFieldsProps {
  readonly field: (name: 'name' | 'email' | 'password') => FieldBinding;
}

/** Name, address and password of a new account. */
export function AccountFields({ field }: AccountFieldsProps) {
  const { t } = useLingui();
  return (
    <>
      <TextField {...field('name')} label={t`Your name`} autoComplete="name" autoFocus required />
      <TextField
        {...field('email')}
        label={t`E-mail`}
        type="email"
        inputMode="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
      <PasswordField
        {...field('password')}
        label={t`Password`}
        hint={t`${plural(limits.passwordMinLength, { one: '# character', other: '# characters' })} or more.`}
        autoComplete="new-password"
        required
      />
    </>
  );
}
