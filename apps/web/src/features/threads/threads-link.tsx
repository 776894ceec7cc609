import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { selectThreadsBadge } from '@parley/client';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { MessagesSquare } from 'lucide-react';
import { useChatState } from '../../client.js';
import { Badge } from '../../ui/badge.js';
import { Icon } from '../../ui/icon.js';
import { useWorkspaceSlug } from '../page/index.js';

/** The way to the threads one follows, and how many of them have something new. */
export function ThreadsLink() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const { threadCount, mentionCount } = useChatState(selectThreadsBadge);
  return (
    <li>
      <Link
        to="/w/$slug/threads"
        params={{ slug }}
        data-focus-inside
        className={clsx(
          'flex h-row items-center gap-2 rounded-control px-2 text-ui select-none max-md:h-11',
          'transition-colors duration-quick hover:bg-hover active:bg-press',
          'aria-[current=page]:bg-raised aria-[current=page]:text-ink aria-[current=page]:shadow-[0_0_0_1px_var(--color-line),0_1px_2px_var(--color-line)]',
          threadCount > 0 ? 'font-semibold text-ink' : 'text-ink-2 aria-[current=page]:font-medium',
        )}
      >
        <span className={clsx('grid size-5 flex-none place-items-center', threadCount === 0 && 'text-ink-3')}>
          <Icon icon={MessagesSquare} />
        </span>
        <span className="min-w-0 flex-1 truncate">{t`Threads`}</span>
        <Badge
          count={threadCount}
          tone={mentionCount > 0 ? 'mention' : 'plain'}
          label={plural(threadCount, {
            one: '# thread with new replies',
            other: '# threads with new replies',
          })}
        />
      </Link>
    </li>
  );
}
