import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { selectWaiting } from '@parley/client';
import { Link } from '@tanstack/react-router';
import { BellDot, type LucideIcon, MessagesSquare, UserRound } from 'lucide-react';
import { useChatState } from '../../client.js';
import { Badge } from '../../ui/badge.js';
import { Icon } from '../../ui/icon.js';
import { useWorkspaceSlug } from '../page/index.js';

/** The three places of a narrow window. */
export function BottomBar() {
  const { t } = useLingui();
  const { forMe, hasUnread } = useChatState(selectWaiting);
  return (
    <nav
      aria-label={t`Main`}
      className="flex flex-none border-t border-line bg-sidebar pb-safe-bottom md:hidden"
    >
      <BarLink to="/w/$slug" icon={MessagesSquare} label={t`Chats`} />
      <BarLink to="/w/$slug/unread" icon={BellDot} label={t`Unread`} forMe={forMe} hasUnread={hasUnread} />
      <BarLink to="/w/$slug/you" icon={UserRound} label={t`You`} />
    </nav>
  );
}

interface BarLinkProps {
  readonly to: '/w/$slug' | '/w/$slug/unread' | '/w/$slug/you';
  readonly icon: LucideIcon;
  readonly label: string;
  readonly forMe?: number | undefined;
  readonly hasUnread?: boolean | undefined;
}

function BarLink({ to, icon, label, forMe = 0, hasUnread = false }: BarLinkProps) {
  const slug = useWorkspaceSlug();
  return (
    <Link
      to={to}
      params={{ slug }}
      activeOptions={{ exact: true }}
      data-focus-inside
      className="flex h-14 flex-1 flex-col items-center justify-center gap-0.5 text-meta text-ink-3 transition-colors duration-quick aria-[current=page]:font-semibold aria-[current=page]:text-accent-ink"
    >
      <span className="relative">
        <Icon icon={icon} size={20} />
        {forMe > 0 ? (
          <span className="absolute -end-3.5 -top-2">
            <Badge
              count={forMe}
              tone="mention"
              label={plural(forMe, { one: '# message is for you', other: '# messages are for you' })}
            />
          </span>
        ) : (
          hasUnread && <span className="absolute -end-1 -top-0.5 size-2 rounded-full bg-accent" />
        )}
      </span>
      {label}
    </Link>
  );
}
