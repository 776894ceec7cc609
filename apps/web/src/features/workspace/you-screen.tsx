import { useLingui } from '@lingui/react/macro';
import { selectMe, selectMember } from '@parley/client';
import { Link } from '@tanstack/react-router';
import {
  Bell,
  Bookmark,
  ChevronRight,
  Compass,
  Link2,
  LogOut,
  type LucideIcon,
  MessagesSquare,
  Palette,
  PencilLine,
  SmilePlus,
  UserRound,
  UsersRound,
} from 'lucide-react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { ScrollArea } from '../../ui/scroll-area.js';
import { useSignOut } from '../auth/index.js';
import { ConnectionStatus } from '../connection/index.js';
import { openDialog, PageTitle, useWorkspaceSlug } from '../page/index.js';
import { PersonAvatar, useMyId } from '../people/index.js';

/** Me, and the way to everything that is not a chat, for a narrow window. */
export function YouScreen() {
  const { t } = useLingui();
  const signOut = useSignOut();
  const me = useMyId();
  const member = useChatState(selectMember(me));
  const workspace = useChatState(selectMe)?.workspace;
  return (
    <ScrollArea className="flex-1">
      <PageTitle title={t`You`} />
      <div className="mx-auto w-full max-w-160 px-5 pt-[calc(var(--spacing-safe-top)+1.5rem)] pb-8">
        <div className="flex items-center gap-4">
          <PersonAvatar name={member?.displayName ?? ''} userId={me} size={64} />
          <div className="min-w-0">
            <h1 tabIndex={-1} className="text-title-3 font-bold wrap-anywhere outline-none">
              {member?.displayName}
            </h1>
            <p className="mb-1 text-ui text-ink-2">{member?.title || workspace?.name}</p>
            <ConnectionStatus className="coarse:h-11" />
          </div>
        </div>
        <Button icon={SmilePlus} wide className="mt-5" onClick={() => openDialog('status')}>
          {t`Set a status`}
        </Button>
        <ul className="mt-4 divide-y divide-line border-y border-line">
          <YouLink to="/w/$slug/threads" icon={MessagesSquare} label={t`Threads`} />
          <YouLink to="/w/$slug/later" icon={Bookmark} label={t`Later`} />
          <YouLink to="/w/$slug/drafts" icon={PencilLine} label={t`Drafts & scheduled`} />
          <YouLink to="/w/$slug/settings/profile" icon={UserRound} label={t`Profile`} />
          <YouLink to="/w/$slug/settings/appearance" icon={Palette} label={t`Appearance`} />
          <YouLink to="/w/$slug/settings/notifications" icon={Bell} label={t`Notifications`} />
          <YouLink to="/w/$slug/people" icon={UsersRound} label={t`People`} />
          <YouLink to="/w/$slug/browse" icon={Compass} label={t`Browse channels`} />
          <YouLink to="/w/$slug/settings/invites" icon={Link2} label={t`Invites`} />
        </ul>
        <Button icon={LogOut} className="mt-6" onClick={() => void signOut()}>
          {t`Sign out`}
        </Button>
      </div>
    </ScrollArea>
  );
}

interface YouLinkProps {
  readonly to:
    | '/w/$slug/threads'
    | '/w/$slug/later'
    | '/w/$slug/drafts'
    | '/w/$slug/settings/notifications'
    | '/w/$slug/people'
    | '/w/$slug/browse'
    | '/w/$slug/settings/profile'
    | '/w/$slug/settings/appearance'
    | '/w/$slug/settings/invites';
  readonly icon: LucideIcon;
  readonly label: string;
}

function YouLink({ to, icon, label }: YouLinkProps) {
  const slug = useWorkspaceSlug();
  return (
    <li>
      <Link to={to} params={{ slug }} className="flex h-13 items-center gap-3 text-ui active:bg-press">
        <Icon icon={icon} size={18} className="text-ink-3" />
        <span className="flex-1">{label}</span>
        <Icon icon={ChevronRight} className="text-ink-3 rtl:-scale-x-100" />
      </Link>
    </li>
  );
}
