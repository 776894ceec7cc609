import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { SessionReader } from '../../platform/access.js';
import type { Clock } from '../../platform/clock.js';
import type { Actor } from '../../platform/handlers.js';

export interface ReadSession {
  readonly actor: Actor;
  readonly expiresAt: Date;
}

export interface SessionReaderParts {
  readonly clock: Clock;
  /** Asks the library; costs milliseconds. */
  readonly look: (headers: Headers) => Promise<ReadSession | null>;
  readonly alive: SessionReader['alive'];
}

export interface CachedSessionReader extends SessionReader {
  read(headers: Headers): Promise<ReadSession | null>;
  /** Forgets an ended session and tells whoever listens. */
  end(sessionId: string): void;
}

/** How long a session that another node has ended may still be taken for alive here, if the notice of it is lost (G7). */
const cacheMs = 8_000;

export function createSessionReader(parts: SessionReaderParts): CachedSessionReader {
  const { clock, look, alive } = parts;
  // By the hash of all cookies, so that a dump of the memory is not a list of sessions. By all of them, because only
  // the library knows which one counts: keyed by another, a forged cookie beside a good one would be taken for it.
  const cache = new LRUCache<string, ReadSession>({ max: 10_000, ttl: cacheMs });
  const listeners: ((sessionId: string) => void)[] = [];
  let ended = 0;
  const forget = (sessionId: string) => {
    ended += 1;
    for (const [key, session] of cache.entries())
      if (session.actor.sessionId === sessionId) cache.delete(key);
  };

  return {
    read: async (headers) => {
      const cookies = headers.get('cookie') ?? '';
      if (!sessionCookie.test(cookies)) return null;
      const key = createHash('sha256').update(cookies).digest('base64url');
      const cached = cache.get(key);
      if (cached && cached.expiresAt > clock.now()) return cached;
      const endedBefore = ended;
      const found = await look(headers);
      // A session that ended while this one was being read may be the very same: then it is not kept.
      if (found && ended === endedBefore) cache.set(key, found);
      return found;
    },
    alive,
    onRevoked: (listener) => void listeners.push(listener),
    forget,
    end: (sessionId) => {
      forget(sessionId);
      for (const listener of listeners) listener(sessionId);
    },
  };
}

/** As the library names it: with a prefix where it is sent over https only. */
const sessionCookie = /(?:^|;)\s*(?:__Secure-)?parley\.session_token=/;
