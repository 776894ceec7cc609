import { useLingui } from '@lingui/react/macro';
import { Spinner } from '../../ui/spinner.js';

/** While a view, or the answer that decides which one, is on its way. */
export function PendingScreen() {
  const { t } = useLingui();
  return (
    <div className="grid min-h-full flex-1 place-items-center text-ink-3">
      <h1 className="sr-only">{t`Loading`}</h1>
      <Spinner size={24} label={t`Loading`} />
    </div>
  );
}
