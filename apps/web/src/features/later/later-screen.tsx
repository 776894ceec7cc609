import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useChatState } from '../../client.js';
import { Tabs } from '../../ui/tabs.js';
import { PageTitle, PaneHeader, useWorkspaceSlug } from '../page/index.js';
import { CountOf } from './count-of.js';
import { selectCounts } from './counts.js';
import { RemindersTab } from './reminders-tab.js';
import { SavedTab } from './saved-tab.js';

/** What others wrote, and what I want to be told of: to come back to. */
export function LaterScreen() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const { tab = 'saved' } = useSearch({ from: '/w/$slug/later' });
  const saved = useChatState((state) => selectCounts(state).saved);
  const reminders = useChatState((state) => selectCounts(state).reminders);
  return (
    <>
      <PageTitle title={t`Later`} />
      <PaneHeader>
        <h1 tabIndex={-1} className="flex-1 truncate text-title font-bold outline-none">{t`Later`}</h1>
      </PaneHeader>
      <Tabs
        label={t`Later`}
        value={tab}
        onValueChange={(next) =>
          void navigate({ to: '/w/$slug/later', params: { slug }, search: { tab: next }, replace: true })
        }
        className="mx-auto w-full max-w-180 flex-1 px-3 md:px-4"
        tabs={[
          { value: 'saved', label: t`Saved`, extra: <CountOf count={saved} />, panel: <SavedTab /> },
          {
            value: 'reminders',
            label: t`Reminders`,
            extra: <CountOf count={reminders} />,
            panel: <RemindersTab />,
          },
        ]}
      />
    </>
  );
}
