import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { buttonClass } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { PageTitle } from './page-title.js';

/** An address that leads nowhere. */
export function NotFoundScreen() {
  const { t } = useLingui();
  return (
    <div className="grid min-h-full flex-1 place-items-center bg-canvas">
      <PageTitle title={t`Not found`} />
      <h1 className="sr-only">{t`Not found`}</h1>
      <EmptyState
        drawing="lens"
        title={t`There is nothing at this address.`}
        action={
          <Link to="/" className={buttonClass('secondary')}>
            {t`Go to the start page`}
          </Link>
        }
      />
    </div>
  );
}
