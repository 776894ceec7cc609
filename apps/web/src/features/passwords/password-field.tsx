import { useLingui } from '@lingui/react/macro';
import { Eye, EyeOff } from 'lucide-react';
import { useState } from 'react';
import { IconButton } from '../../ui/icon-button.js';
import { TextField, type TextFieldProps } from '../../ui/text-field.js';

/** A password that can be looked at. `autoComplete` tells password managers whether it is a new one. */
export function PasswordField(
  props: TextFieldProps & { readonly autoComplete: 'new-password' | 'current-password' },
) {
  const { t } = useLingui();
  const [shown, setShown] = useState(false);
  return (
    <TextField
      {...props}
      type={shown ? 'text' : 'password'}
      spellCheck={false}
      autoCapitalize="none"
      trailing={
        <IconButton
          icon={shown ? EyeOff : Eye}
          label={shown ? t`Hide the password` : t`Show the password`}
          size="small"
          onClick={() => setShown(!shown)}
        />
      }
    />
  );
}
