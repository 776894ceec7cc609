import { useLingui } from '@lingui/react/macro';
import { selectMe, selectMember, selectThreadsBadge, statusAt } from '@parley/client';
import { Link } from '@tanstack/react-router';
import {
  Bookmark,
  ChevronRight,
  Compass,
  LogOut,
  type LucideIcon,
  MessagesSquare,
  PencilLine,
  SmilePlus,
  UsersRound,
} from 'lucide-react';
import type { ReactNode } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { ScrollArea } from '../../ui/scroll-area.js';
import { useMinute } from '../../ui/use-minute.js';
import { useSignOut } from '../auth/index.js';
import { ConnectionStatus } from '../connection/index.js';
import { CountOf, selectCounts } from '../later/index.js';
import { openDialog, PageTitle, useWorkspaceSlug } from '../page/index.js';
import { PersonAvatar, StatusSign, useMyId } from '../people/index.js';
import { type SettingsPageLink, useSettingsPages } from '../settings/index.js';

/** Me, and the way to everything that is not a chat, for a narrow window. */
export function YouScreen() {
  const { t } = useLingui();
  const signOut = useSignOut();
  const me = useMyId();
  const member = useChatState(selectMember(me));
  const workspace = useChatState(selectMe)?.workspace;
  const threads = useChatState((state) => selectThreadsBadge(state).threadCount);
  const saved = useChatState((state) => selectCounts(state).saved);
  const waiting = useChatState((state) => selectCounts(state).drafts + selectCounts(state).scheduled);
  const pages = useSettingsPages();
  const nowMs = useMinute();
  return (
    <ScrollArea className="flex-1">
      <PageTitle title={t`You`} />
      <div className="mx-auto flex w-full max-w-160 flex-col gap-6 px-5 pt-[calc(var(--spacing-safe-top)+1.5rem)] pb-8">
        <div>
          <div className="flex items-center gap-4">
            <PersonAvatar name={member?.displayName ?? ''} userId={me} size={64} />
            <div className="min-w-0">
              <div className="flex items-center gap-1.5">
                <h1 tabIndex={-1} className="min-w-0 text-title-3 font-bold wrap-anywhere outline-none">
                  {member?.displayName}
                </h1>
                <StatusSign userId={me} />
              </div>
              <p className="mb-1 text-ui text-ink-2">{member?.title || workspace?.name}</p>
              <ConnectionStatus className="coarse:h-11" />
            </div>
          </div>
          <Button icon={SmilePlus} wide className="mt-5" onClick={() => openDialog('status')}>
            {statusAt(member, nowMs) ? t`Change status` : t`Set a status`}
          </Button>
        </div>
        <YouList>
          <YouLink to="/w/$slug/threads" icon={MessagesSquare} label={t`Threads`} count={threads} />
          <YouLink to="/w/$slug/later" icon={Bookmark} label={t`Later`} count={saved} />
          <YouLink to="/w/$slug/drafts" icon={PencilLine} label={t`Drafts & scheduled`} count={waiting} />
        </YouList>
        <YouList title={workspace?.name}>
          <YouLink to="/w/$slug/browse" icon={Compass} label={t`Browse channels`} />
          <YouLink to="/w/$slug/people" icon={UsersRound} label={t`People`} />
        </YouList>
        <YouList title={t`Settings`}>
          {pages.map((page) => (
            <YouLink key={page.to} {...page} />
          ))}
        </YouList>
        <Button icon={LogOut} className="self-start" onClick={() => void signOut()}>
          {t`Sign out`}
        </Button>
      </div>
    </ScrollArea>
  );
}

interface YouListProps {
  readonly title?: string | undefined;
  readonly children: ReactNode;
}

function YouList({ title, children }: YouListProps) {
  return (
    <section>
      {title && <h2 className="mb-1.5 text-small font-medium text-ink-3">{title}</h2>}
      <ul className="divide-y divide-line border-y border-line">{children}</ul>
    </section>
  );
}

interface YouLinkProps {
  readonly to: SettingsPageLink['to'] | `/w/$slug/${'threads' | 'later' | 'drafts' | 'people' | 'browse'}`;
  readonly icon: LucideIcon;
  readonly label: string;
  readonly count?: number | undefined;
}

function YouLink({ to, icon, label, count = 0 }: YouLinkProps) {
  const slug = useWorkspaceSlug();
  return (
    <li>
      <Link to={to} params={{ slug }} className="flex h-12 items-center gap-3 text-ui active:bg-press">
        <Icon icon={icon} size={18} className="text-ink-3" />
        <span className="flex-1">{label}</span>
        <CountOf count={count} />
        <Icon icon={ChevronRight} className="text-ink-3 rtl:-scale-x-100" />
      </Link>
    </li>
  );
}
