import { useLingui } from '@lingui/react/macro';
import { selectReminders } from '@parley/client';
import { reminderComplete } from '@parley/protocol';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { useChatState } from '../../client.js';
import { dismissToast, showToast } from '../../ui/toast.js';
import { useWorkspaceSlug } from '../page/index.js';
import { useCommand } from '../problems/index.js';

/** Says it when a reminder's time comes; those that were due when the page opened are counted in the sidebar. */
export function useDueToasts(): void {
  const { t } = useLingui();
  const run = useCommand();
  const navigate = useNavigate();
  const slug = useWorkspaceSlug();
  const reminders = useChatState(selectReminders);
  const told = useRef<ReadonlySet<string>>(undefined);

  useEffect(() => {
    const due = reminders.filter((one) => one.state === 'due');
    const before = told.current;
    told.current = new Set(due.map((one) => one.id));
    for (const id of before ?? []) if (!told.current.has(id)) dismissToast(`reminder-${id}`);
    if (!before) return;
    for (const { id, text, about } of due) {
      if (before.has(id)) continue;
      showToast({
        id: `reminder-${id}`,
        text: text === '' ? t`Reminder of a message` : t`Reminder: ${text}`,
        durationMs: 0,
        action: about
          ? {
              label: t`Show`,
              onSelect: () =>
                void navigate({
                  to: '/w/$slug/c/$channelId',
                  params: { slug, channelId: about.channelId },
                  search: { at: about.sequence },
                }),
            }
          : { label: t`Done`, onSelect: () => void run(reminderComplete, { reminderId: id }) },
      });
    }
  }, [reminders, t, run, navigate, slug]);
}
