import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useMemo } from 'react';
import { directionOf } from './language.js';
import { UiProvider } from './ui/ui-provider.js';

interface UiWordsProps {
  readonly locale: string;
  readonly children: ReactNode;
}

/** Hands the design system the few words it says by itself, in the language in use. */
export function UiWords({ locale, children }: UiWordsProps) {
  const { t, i18n } = useLingui();
  const labels = useMemo(
    () => ({
      close: t`Close`,
      dismiss: t`Dismiss`,
      notifications: t`Notifications`,
      keyNames: {
        ctrl: t({ message: 'Ctrl', comment: 'Engraving of the control key' }),
        shift: t({ message: 'Shift', comment: 'Engraving of the shift key' }),
        delete: t({ message: 'Del', comment: 'Engraving of the delete key' }),
      },
    }),
    [t],
  );
  return (
    <UiProvider labels={labels} locale={locale} direction={directionOf(i18n.locale)}>
      {children}
    </UiProvider>
  );
}
