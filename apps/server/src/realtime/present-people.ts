import type { UserId } from '@parley/protocol';

export interface PresentPeopleOptions {
  /** Epoch ms. */
  readonly now: () => number;
  readonly awayAfterMs: number;
  /** How long somebody whose last connection ended counts as there, so that reloading a page is no news. */
  readonly graceMs: number;
}

/** The people connected to this node. */
export interface PresentPeople {
  /** A connection of theirs opened. Whether they came with it. */
  came(userId: UserId): boolean;
  /** A connection ended; `isCut`: after a silence, so that waiting for them to come back has been done already. */
  left(userId: UserId, isCut: boolean): void;
  /** They did something, so long ago: `returned` from being idle, `noted` for others to know some time, or nothing new. */
  active(userId: UserId, idleMs?: number): 'returned' | 'noted' | 'nothing new';
  /** Those whose time has come. */
  sweep(): Swept;
  /** When they were last active, in epoch ms, 0 if not since they came; undefined when not here. */
  activeAt(userId: UserId): number | undefined;
  all(): Iterable<readonly [UserId, number]>;
}

export interface Swept {
  readonly idle: readonly UserId[];
  /** With when they were last active. */
  readonly gone: readonly (readonly [UserId, number])[];
}

interface Person {
  connections: number;
  activeAt: number;
  /** The last `activeAt` that others were told. */
  notedAt: number;
  /** When they count as gone, while they have no connection. */
  goneAt: number;
  isIdle: boolean;
}

/** Others need to know the minute, not the second. */
const notedEveryMs = 30_000;
const never = Number.POSITIVE_INFINITY;

export function createPresentPeople({ now, awayAfterMs, graceMs }: PresentPeopleOptions): PresentPeople {
  const people = new Map<UserId, Person>();
  return {
    came: (userId) => {
      const known = people.get(userId);
      if (known) {
        known.connections += 1;
        known.goneAt = never;
        return false;
      }
      // Being connected is no sign of activity: a sleeping laptop comes back by itself.
      people.set(userId, { connections: 1, activeAt: 0, notedAt: 0, goneAt: never, isIdle: true });
      return true;
    },
    left: (userId, isCut) => {
      const person = people.get(userId);
      if (!person) return;
      person.connections -= 1;
      if (person.connections <= 0) person.goneAt = now() + (isCut ? 0 : graceMs);
    },
    active: (userId, idleMs = 0) => {
      const person = people.get(userId);
      if (!person) return 'nothing new';
      const at = now() - idleMs;
      const { isIdle, notedAt } = person;
      if (at <= person.activeAt) return 'nothing new';
      person.activeAt = at;
      const hasReturned = isIdle && idleMs < awayAfterMs;
      if (!hasReturned && at - notedAt < notedEveryMs) return 'nothing new';
      person.notedAt = at;
      person.isIdle = isIdle && !hasReturned;
      return hasReturned ? 'returned' : 'noted';
    },
    sweep: () => {
      const idle: UserId[] = [];
      const gone: [UserId, number][] = [];
      const at = now();
      for (const [userId, person] of people) {
        if (person.goneAt <= at) {
          people.delete(userId);
          gone.push([userId, person.activeAt]);
        } else if (!person.isIdle && at - person.activeAt >= awayAfterMs) {
          person.isIdle = true;
          idle.push(userId);
        }
      }
      return { idle, gone };
    },
    activeAt: (userId) => people.get(userId)?.activeAt,
    *all() {
      for (const [userId, { activeAt }] of people) yield [userId, activeAt];
    },
  };
}
