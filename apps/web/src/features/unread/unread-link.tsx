import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { selectWaiting } from '@parley/client';
import { Link } from '@tanstack/react-router';
import { BellDot } from 'lucide-react';
import { useChatState } from '../../client.js';
import { Badge } from '../../ui/badge.js';
import { Icon } from '../../ui/icon.js';
import { useWorkspaceSlug } from '../page/index.js';

/** The way to everything unread in one list; on a narrow window the bottom bar has it. */
export function UnreadLink() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const count = useChatState((state) => selectWaiting(state).forMe);
  return (
    <li className="max-md:hidden">
      <Link
        to="/w/$slug/unread"
        params={{ slug }}
        data-focus-inside
        className="flex h-row items-center gap-2 rounded-control px-2 text-ui text-ink-2 transition-colors duration-quick select-none hover:bg-hover active:bg-press aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-ink aria-[current=page]:shadow-[0_0_0_1px_var(--color-line),0_1px_2px_var(--color-line)]"
      >
        <span className="grid size-5 flex-none place-items-center text-ink-3">
          <Icon icon={BellDot} />
        </span>
        <span className="fade-end min-w-0 flex-1">{t`Unread`}</span>
        <Badge
          count={count}
          tone="mention"
          label={plural(count, { one: '# message is for you', other: '# messages are for you' })}
        />
      </Link>
    </li>
  );
}
