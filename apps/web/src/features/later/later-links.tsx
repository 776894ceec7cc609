import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { Bookmark, type LucideIcon, PencilLine } from 'lucide-react';
import { useChatState } from '../../client.js';
import { Badge } from '../../ui/badge.js';
import { Icon } from '../../ui/icon.js';
import { useWorkspaceSlug } from '../page/index.js';
import { CountOf } from './count-of.js';
import { selectCounts } from './counts.js';

/** The two entries of the sidebar's list for what waits: what to come back to, and what is not out yet. */
export function LaterLinks() {
  const { t } = useLingui();
  const saved = useChatState((state) => selectCounts(state).saved);
  const due = useChatState((state) => selectCounts(state).due);
  const failed = useChatState((state) => selectCounts(state).failed);
  const waiting = useChatState((state) => selectCounts(state).drafts + selectCounts(state).scheduled);
  return (
    <>
      <LaterLink
        to="/w/$slug/later"
        icon={Bookmark}
        label={t`Later`}
        count={saved}
        alert={{ count: due, label: plural(due, { one: '# reminder is due', other: '# reminders are due' }) }}
      />
      <LaterLink
        to="/w/$slug/drafts"
        icon={PencilLine}
        label={t`Drafts & scheduled`}
        count={waiting}
        alert={{
          count: failed,
          label: plural(failed, { one: '# message was not sent', other: '# messages were not sent' }),
        }}
      />
    </>
  );
}

interface LaterLinkProps {
  readonly to: '/w/$slug/later' | '/w/$slug/drafts';
  readonly icon: LucideIcon;
  readonly label: string;
  readonly count: number;
  /** What wants to be looked at. */
  readonly alert: { readonly count: number; readonly label: string };
}

function LaterLink({ to, icon, label, count, alert }: LaterLinkProps) {
  const slug = useWorkspaceSlug();
  return (
    <li>
      <Link
        to={to}
        params={{ slug }}
        search={{}}
        activeOptions={{ includeSearch: false }}
        data-focus-inside
        className="flex h-row items-center gap-2 rounded-control px-2 text-ui text-ink-2 transition-colors duration-quick select-none hover:bg-hover active:bg-press aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:shadow-[0_0_0_1px_var(--color-line),0_1px_2px_var(--color-line)] max-md:h-11"
      >
        <span className="grid size-5 flex-none place-items-center text-ink-3">
          <Icon icon={icon} />
        </span>
        <span className="fade-end min-w-0 flex-1">{label}</span>
        {alert.count > 0 ? (
          <Badge count={alert.count} tone="mention" label={alert.label} />
        ) : (
          <CountOf count={count} />
        )}
      </Link>
    </li>
  );
}
