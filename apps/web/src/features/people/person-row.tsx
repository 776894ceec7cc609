import { useLingui } from '@lingui/react/macro';
import type { Member } from '@parley/protocol';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { PersonAvatar } from './person-avatar.js';
import { PresenceWords, WithPresence } from './presence.js';
import { RoleMark } from './role-mark.js';
import { StatusSign } from './status-sign.js';

export interface PersonRowProps {
  readonly member: Member;
  readonly isMe?: boolean | undefined;
  /** The name with its matches marked, where something was searched for. */
  readonly name?: ReactNode | undefined;
  /** Buttons at the end. */
  readonly actions?: ReactNode | undefined;
  readonly size?: 24 | 36 | undefined;
  /** Says how they are, as long as the row is on screen. */
  readonly showsPresence?: boolean | undefined;
  readonly className?: string | undefined;
}

/** Avatar, name and title on one line. */
export function PersonRow({
  member,
  isMe = false,
  name,
  actions,
  size = 36,
  showsPresence = false,
  className,
}: PersonRowProps) {
  const { t } = useLingui();
  const shown = showsPresence && !member.leftAt ? member.userId : undefined;
  return (
    <span className={clsx('flex min-w-0 items-center gap-3', member.leftAt && 'opacity-60', className)}>
      <WithPresence userId={shown}>
        <PersonAvatar name={member.displayName} userId={member.userId} size={size} />
      </WithPresence>
      <span className="min-w-0 flex-1">
        <span className="flex min-w-0 items-center gap-2">
          <span className="truncate font-medium">{name ?? member.displayName}</span>
          {isMe && <span className="flex-none text-meta text-ink-3">{t`you`}</span>}
          {!member.leftAt && <StatusSign userId={member.userId} />}
          <RoleMark role={member.role} />
        </span>
        {(member.title || member.leftAt) && (
          <span
            dir={member.leftAt ? undefined : 'auto'}
            className="block truncate text-around text-meta text-ink-3 in-aria-selected:text-ink-2"
          >
            {member.leftAt ? t`Left` : member.title}
          </span>
        )}
      </span>
      {shown !== undefined && <PresenceWords userId={shown} className="sr-only" />}
      {actions}
    </span>
  );
}
