import { Trans, useLingui } from '@lingui/react/macro';
import { isQuietAt, selectMember, statusAt } from '@parley/client';
import type { Member, UserId } from '@parley/protocol';
import { useNavigate } from '@tanstack/react-router';
import { Clock, MessageCircle, MoonStar, Pencil, SmilePlus, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useLocale } from '../../ui/labels.js';
import { formatTime } from '../../ui/time-format.js';
import { TimeText } from '../../ui/time-text.js';
import { useMinute } from '../../ui/use-minute.js';
import { openDialog, useWorkspaceSlug } from '../page/index.js';
import { isForeignZone, knownZone } from '../zones/index.js';
import { useLooksAlike } from './alike-names.js';
import { PersonAvatar } from './person-avatar.js';
import { useMyId } from './person-name.js';
import { PresenceWords, WithPresence } from './presence.js';
import { QuietMenu } from './quiet-menu.js';
import { RoleMark } from './role-mark.js';
import { closeProfile } from './shown-profile.js';
import { StatusEmoji } from './status-emoji.js';
import { statusEmoji } from './status-words.js';
import { useOpenDirect } from './use-open-direct.js';

/** Who somebody is, what they are at, what time it is for them. */
export function ProfileCard({ userId }: { readonly userId: UserId }) {
  const { t } = useLingui();
  const member = useChatState(selectMember(userId));
  const isMe = useMyId() === userId;
  const isAlike = useLooksAlike(userId);
  if (!member) return <p className="p-4 text-ui text-ink-2">{t`This person is not known here.`}</p>;
  const { pronouns, title } = member;
  return (
    <div className="p-4">
      <div className="flex items-center gap-3.5">
        <WithPresence userId={member.leftAt ? undefined : userId}>
          <PersonAvatar name={member.displayName} userId={userId} size={64} />
        </WithPresence>
        <div className="min-w-0 flex-1">
          <p className="text-title font-bold text-balance wrap-anywhere">{member.displayName}</p>
          {isAlike && (
            <p className="mt-0.5 flex items-center gap-1 text-meta text-warning-ink">
              <Icon icon={TriangleAlert} size={14} />
              {t`Another person’s name looks like this one.`}
            </p>
          )}
          {pronouns && <p className="text-meta text-ink-3 wrap-anywhere">{pronouns}</p>}
          {title && <p className="text-small text-ink-2 wrap-anywhere">{title}</p>}
          {!member.leftAt && (
            <p className="h-4 text-meta text-ink-3">
              <PresenceWords userId={userId} withLastSeen />
            </p>
          )}
        </div>
      </div>
      {!member.leftAt && <NowLines member={member} isMe={isMe} />}
      <p className="mt-3 flex items-center gap-2 text-meta text-ink-3">
        <RoleMark role={member.role} />
        <span>
          {member.leftAt ? (
            <Trans>
              Left <TimeText at={member.leftAt} style="date" />
            </Trans>
          ) : (
            <Trans>
              Here since <TimeText at={member.joinedAt} style="date" />
            </Trans>
          )}
        </span>
      </p>
      <div className="mt-4 flex flex-col gap-2">
        {isMe ? <OwnActions member={member} /> : !member.leftAt && <MessageButton userId={userId} />}
      </div>
    </div>
  );
}

/** What holds just now: status, quiet, and the time where they are. */
function NowLines({ member, isMe }: { readonly member: Member; readonly isMe: boolean }) {
  const { t } = useLingui();
  const locale = useLocale();
  const nowMs = useMinute();
  const status = statusAt(member, nowMs);
  const zone = knownZone(member.timeZone);
  const quietUntil = member.quiet?.until ? Date.parse(member.quiet.until) : 0;
  const clock = zone && formatTime(nowMs, { style: 'clock', locale, nowMs, timeZone: zone });
  return (
    <div className="mt-3 flex flex-col gap-1.5 empty:hidden">
      {status && (
        <NowLine
          sign={
            <span aria-hidden>
              <StatusEmoji emoji={statusEmoji(status) ?? ''} />
            </span>
          }
        >
          <span className="wrap-anywhere">{status.text || status.emoji}</span>
          {status.expiresAt && (
            <span className="text-ink-3">
              {' '}
              {t`until`} <TimeText at={status.expiresAt} style={untilStyle(status.expiresAt, nowMs)} />
            </span>
          )}
        </NowLine>
      )}
      {isQuietAt(member, nowMs) && (
        <NowLine sign={<Icon icon={MoonStar} className="text-ink-3" />}>
          {isMe ? t`You are not disturbed` : t`Does not want to be disturbed`}
          {quietUntil > nowMs && (
            <span className="text-ink-3">
              {' '}
              {t`until`} <TimeText at={quietUntil} style={untilStyle(quietUntil, nowMs)} />
            </span>
          )}
        </NowLine>
      )}
      {clock && (isMe || isForeignZone(zone, nowMs)) && (
        <NowLine sign={<Icon icon={Clock} className="text-ink-3" />}>
          {isMe ? t`It is ${clock} for you` : t`It is ${clock} for them`}
        </NowLine>
      )}
    </div>
  );
}

/** A moment of today needs its clock only. */
const untilStyle = (at: string | number, nowMs: number) =>
  new Date(at).toDateString() === new Date(nowMs).toDateString() ? 'clock' : 'full';

function NowLine({ sign, children }: { readonly sign: ReactNode; readonly children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 text-small">
      <span className="grid size-5 flex-none place-items-center">{sign}</span>
      <span className="min-w-0 flex-1 leading-5">{children}</span>
    </p>
  );
}

function OwnActions({ member }: { readonly member: Member }) {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const hasStatus = statusAt(member, useMinute()) !== undefined;
  return (
    <>
      <Button
        icon={SmilePlus}
        wide
        onClick={() => {
          closeProfile();
          openDialog('status');
        }}
      >
        {hasStatus ? t`Change status` : t`Set a status`}
      </Button>
      <QuietMenu member={member} />
      <Button
        icon={Pencil}
        wide
        onClick={() => {
          closeProfile();
          void navigate({ to: '/w/$slug/settings/profile', params: { slug } });
        }}
      >{t`Edit your profile`}</Button>
    </>
  );
}

function MessageButton({ userId }: { readonly userId: UserId }) {
  const { t } = useLingui();
  const openDirect = useOpenDirect();
  return (
    <Button
      icon={MessageCircle}
      tone="primary"
      wide
      onClick={() => {
        closeProfile();
        void openDirect([userId]);
      }}
    >{t`Message`}</Button>
  );
}
