import type { UserId } from '@parley/protocol';
import type { ReactNode } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';

const Dot = lazyPart(async () => (await import('./presence-parts.js')).PresenceDot);

/** How somebody is, in words; nothing while it is not known. Beside a dot, which sees to it that it is. */
export const PresenceWords = lazyPart(async () => (await import('./presence-parts.js')).PresenceWords);

interface WithPresenceProps {
  /** Undefined: nobody is meant, and there is no dot. */
  readonly userId: UserId | undefined;
  /** Their avatar. */
  readonly children: ReactNode;
}

/** An avatar with a dot at its corner that says how the person is, as long as it is on screen. */
export function WithPresence({ userId, children }: WithPresenceProps) {
  if (userId === undefined) return children;
  return (
    <span className="relative inline-flex flex-none">
      {children}
      <Dot userId={userId} />
    </span>
  );
}
