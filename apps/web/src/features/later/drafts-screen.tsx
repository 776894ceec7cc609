import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useChatState } from '../../client.js';
import { Tabs } from '../../ui/tabs.js';
import { PageTitle, PaneHeader, useWorkspaceSlug } from '../page/index.js';
import { CountOf } from './count-of.js';
import { selectCounts } from './counts.js';
import { DraftsTab } from './drafts-tab.js';
import { ScheduledTab } from './scheduled-tab.js';

/** What I wrote that is not out yet. */
export function DraftsScreen() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const { tab = 'drafts' } = useSearch({ from: '/w/$slug/drafts' });
  const drafts = useChatState((state) => selectCounts(state).drafts);
  const scheduled = useChatState((state) => selectCounts(state).scheduled);
  return (
    <>
      <PageTitle title={t`Drafts & scheduled`} />
      <PaneHeader>
        <h1 tabIndex={-1} className="flex-1 truncate text-title font-bold outline-none">
          {t`Drafts & scheduled`}
        </h1>
      </PaneHeader>
      <Tabs
        label={t`Drafts & scheduled`}
        value={tab}
        onValueChange={(next) =>
          void navigate({ to: '/w/$slug/drafts', params: { slug }, search: { tab: next }, replace: true })
        }
        className="mx-auto w-full max-w-180 flex-1 px-3 md:px-4"
        tabs={[
          { value: 'drafts', label: t`Drafts`, extra: <CountOf count={drafts} />, panel: <DraftsTab /> },
          {
            value: 'scheduled',
            label: t`Scheduled`,
            extra: <CountOf count={scheduled} />,
            panel: <ScheduledTab />,
          },
        ]}
      />
    </>
  );
}
