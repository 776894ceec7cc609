import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { useContext } from 'react';
import { ChatContext } from '../../client.js';
import { buttonClass } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { LoneScreen } from './lone-screen.js';
import { PageTitle } from './page-title.js';
import { PaneHeader } from './pane-header.js';

/** An address that leads nowhere; in a workspace, what is beside it stays. */
export function NotFoundScreen() {
  const { t } = useLingui();
  const isInWorkspace = useContext(ChatContext) !== null;
  const nothing = (
    <EmptyState
      className="flex-1"
      drawing="lens"
      title={t`There is nothing at this address.`}
      action={
        <Link to="/" className={buttonClass('secondary')}>
          {isInWorkspace ? t`Back to the chat` : t`Go to the start page`}
        </Link>
      }
    />
  );
  if (!isInWorkspace) return <LoneScreen title={t`Not found`}>{nothing}</LoneScreen>;
  return (
    <>
      <PageTitle title={t`Not found`} />
      <PaneHeader>
        <h1 tabIndex={-1} className="truncate text-title font-bold outline-none">{t`Not found`}</h1>
      </PaneHeader>
      {nothing}
    </>
  );
}
