import { useLingui } from '@lingui/react/macro';
import { selectMember } from '@parley/client';
import type { UserId } from '@parley/protocol';
import { useNavigate } from '@tanstack/react-router';
import { MessageCircle, Pencil, TriangleAlert } from 'lucide-react';
import { useEffect } from 'react';
import { useStore } from 'zustand';
import { useChatState } from '../../client.js';
import { Avatar } from '../../ui/avatar.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { Popover } from '../../ui/popover.js';
import { TimeText } from '../../ui/time-text.js';
import { useWorkspaceSlug } from '../page/index.js';
import { useMyId } from './person-name.js';
import { PresenceWords, WithPresence } from './presence.js';
import { RoleMark } from './role-mark.js';
import { closeProfile, shownProfile } from './shown-profile.js';
import { useLooksAlike } from './use-looks-alike.js';
import { useOpenDirect } from './use-open-direct.js';

/** The card that `openProfile` asked for, beside its anchor. */
export function ProfilePopover() {
  const { t } = useLingui();
  const { shown, open } = useStore(shownProfile);
  useEffect(() => closeProfile, []);
  return (
    <Popover
      label={t`Profile`}
      open={open}
      onOpenChange={(next) => next || closeProfile()}
      anchor={shown?.anchor}
      side="inline-end"
      align="start"
      className="w-72"
    >
      {shown && <ProfileCard userId={shown.userId} />}
    </Popover>
  );
}

function ProfileCard({ userId }: { readonly userId: UserId }) {
  const { t } = useLingui();
  const member = useChatState(selectMember(userId));
  const isMe = useMyId() === userId;
  const isAlike = useLooksAlike(userId);
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const openDirect = useOpenDirect();
  if (!member) return <p className="p-4 text-ui text-ink-2">{t`This person is not known here.`}</p>;
  return (
    <div className="p-4">
      <div className="flex items-center gap-3.5">
        <WithPresence userId={member.leftAt ? undefined : userId}>
          <Avatar name={member.displayName} seed={userId} size={64} />
        </WithPresence>
        <div className="min-w-0 flex-1">
          <p className="text-title font-bold text-balance wrap-anywhere">{member.displayName}</p>
          {isAlike && (
            <p className="mt-0.5 flex items-center gap-1 text-meta text-warning-ink">
              <Icon icon={TriangleAlert} size={14} />
              {t`Another person’s name looks like this one.`}
            </p>
          )}
          {member.title && <p className="text-small text-ink-2 wrap-anywhere">{member.title}</p>}
          {!member.leftAt && (
            <p className="h-4 text-meta text-ink-3">
              <PresenceWords userId={userId} withLastSeen />
            </p>
          )}
        </div>
      </div>
      <p className="mt-3 flex items-center gap-2 text-meta text-ink-3">
        <RoleMark role={member.role} />
        <span>
          {member.leftAt ? t`Left` : t`Here since`}{' '}
          <TimeText at={member.leftAt ?? member.joinedAt} style="day" />
        </span>
      </p>
      <div className="mt-4">
        {isMe ? (
          <Button
            icon={Pencil}
            wide
            onClick={() => {
              closeProfile();
              void navigate({ to: '/w/$slug/settings/profile', params: { slug } });
            }}
          >{t`Edit your profile`}</Button>
        ) : (
          !member.leftAt && (
            <Button
              icon={MessageCircle}
              tone="primary"
              wide
              onClick={() => {
                closeProfile();
                void openDirect([userId]);
              }}
            >{t`Message`}</Button>
          )
        )}
      </div>
    </div>
  );
}
