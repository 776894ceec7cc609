import { t } from '@lingui/core/macro';
import { selectPresence } from '@parley/client';
import type { Presence, UserId } from '@parley/protocol';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useChat, useChatState } from '../../client.js';
import { useLocale } from '../../ui/labels.js';
import { StatusDot, type StatusTone } from '../../ui/status-dot.js';
import { useMinute } from '../../ui/use-minute.js';
import { ago } from './ago.js';

/** Watched a little before they come into sight, so that a dot is there when they do. */
const rootMargin = '200px 0px';

function useOnScreen(element: RefObject<Element | null>): boolean {
  const [isOnScreen, setOnScreen] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(
      (entries) => setOnScreen(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin },
    );
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return isOnScreen;
}

const tones: Readonly<Record<Presence['status'], StatusTone>> = {
  online: 'on',
  away: 'away',
  offline: 'off',
  unknown: 'off',
};

/** Only people on screen are watched, however long the list is. */
export function PresenceDot({ userId }: { readonly userId: UserId }) {
  const chat = useChat();
  const spot = useRef<HTMLSpanElement>(null);
  const isOnScreen = useOnScreen(spot);
  useEffect(() => (isOnScreen ? chat.presence.watch([userId]) : undefined), [chat, userId, isOnScreen]);
  const status = useChatState(selectPresence(userId))?.status;
  return (
    <span ref={spot} className="absolute -end-1 -bottom-1 size-3" aria-hidden>
      {status && (
        <span
          className="grid size-3 place-items-center rounded-full bg-(--surface,var(--color-canvas))"
          data-presence={status}
        >
          <StatusDot tone={tones[status]} />
        </span>
      )}
    </span>
  );
}

export interface PresenceWordsProps {
  readonly userId: UserId;
  /** Also when they were last seen, where they are not here now. */
  readonly withLastSeen?: boolean | undefined;
  readonly id?: string | undefined;
  readonly className?: string | undefined;
  /** For what is only pointed at, as a description. */
  readonly hidden?: boolean | undefined;
}

export function PresenceWords({ userId, withLastSeen = false, id, className, hidden }: PresenceWordsProps) {
  const locale = useLocale();
  const nowMs = useMinute();
  const presence = useChatState(selectPresence(userId));
  if (!presence) return null;
  const { status, lastSeenAt } = presence;
  return (
    <span id={id} className={className} hidden={hidden}>
      {withLastSeen && lastSeenAt !== null
        ? lastSeenWords(status, ago(Date.parse(lastSeenAt), nowMs, locale))
        : statusWords(status)}
    </span>
  );
}

function statusWords(status: Presence['status']): string {
  if (status === 'online') return t`Online`;
  return status === 'away' ? t`Away` : t`Offline`;
}

/** `seen`: how long ago; undefined: just now. */
function lastSeenWords(status: Presence['status'], seen: string | undefined): string {
  if (status === 'online') return t`Online`;
  if (status === 'away') return seen === undefined ? t`Away, last seen just now` : t`Away, last seen ${seen}`;
  return seen === undefined ? t`Last seen just now` : t`Last seen ${seen}`;
}
