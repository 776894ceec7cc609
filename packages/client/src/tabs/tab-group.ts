import type { CancelTimer, Clock } from '../clock.js';
import { readEnvelope, type TabMessage } from './tab-messages.js';
import type { LockListener, TabPlace } from './tab-place.js';

/** How often a tab that somebody looks at asks whether the leader still answers. */
const askEveryMs = 350;
/** Unanswered in a row until the leader is taken for frozen: about 1.2 s, so that all is back within 2 (R-TAB-2). */
const missesAllowed = 3;
/** A machine that is merely slow must not pass the lead to and fro: who has taken it waits longer the next time. */
const mostMissesAllowed = 24;
/** After so long the next silence is a new one. */
const calmAfterMs = 300_000;

/** `undecided`: neither has the lock come nor has a leader been heard. `alone`: there is no lock to be had. */
export type GroupRole = 'undecided' | 'leader' | 'follower' | 'alone';

export interface TabGroupParts {
  readonly place: TabPlace;
  readonly clock: Clock;
  readonly name: string;
  /** Of this tab. */
  readonly id: string;
}

export interface TabGroupListener {
  /** The role, or the leader that is followed, has changed. */
  onChange(): void;
  onMessage(from: string, message: TabMessage): void;
  /** Whether this tab waits for the leader: then it makes sure that it lives, also when nobody looks. */
  isWanting(): boolean;
}

/**
 * Which of the tabs leads. The lock alone decides: a leader that is closed or crashes lets go of it. One that is
 * frozen keeps it and does not answer; then it is taken from it, and it hears of that when it wakes.
 */
export interface TabGroup {
  role(): GroupRole;
  /** Who is followed; null when this tab leads, or nobody is known to. */
  leader(): string | null;
  /** Falls to the ground when nobody is known to lead. */
  toLeader(message: TabMessage): void;
  /** To every other tab, or to one. */
  tell(message: TabMessage, to?: string): void;
  /** What is wanted of the leader may have changed. */
  look(): void;
  leave(): void;
}

export function createTabGroup(parts: TabGroupParts, listener: TabGroupListener): TabGroup {
  const { place, clock, name, id } = parts;
  let role: GroupRole = 'undecided';
  let leader: string | null = null;
  let term = 0;
  let misses = 0;
  let patience = missesAllowed;
  let tookAt = Number.NEGATIVE_INFINITY;
  let isAnswered = true;
  let hasLeft = false;
  let cancelTimer: CancelTimer | null = null;
  /** Tabs heard of and not heard to leave: with nobody there nothing has to be told. */
  const others = new Set<string>();
  const lock: LockListener = { granted, stolen, refused };
  const channel = place.join(name, receive);
  const stopLooking = place.onVisible(watch);
  let letGo = place.hold(name, 'wait', lock);

  const post = (message: TabMessage, to: string | null = null) => {
    if (!hasLeft) channel.post({ from: id, to, message });
  };

  function become(next: GroupRole, followed: string | null): void {
    if (hasLeft || (role === next && leader === followed)) return;
    role = next;
    leader = followed;
    listener.onChange();
  }

  function granted(): void {
    // Later leaders have higher terms; the clock helps a tab that has heard of none.
    term = Math.max(term + 1, clock.now());
    stopWatching();
    post({ kind: 'lead', term });
    become('leader', null);
  }

  function stolen(): void {
    letGo = place.hold(name, 'wait', lock);
    if (role === 'leader') become('undecided', null);
    watch();
  }

  function refused(): void {
    stopWatching();
    become('alone', null);
  }

  function receive(data: unknown): void {
    const envelope = readEnvelope(data);
    if (hasLeft || !envelope || envelope.from === id) return;
    const { from, to, message } = envelope;
    others.add(from);
    if (message.kind === 'bye') others.delete(from);
    if (to !== null && to !== id) return;
    if (message.kind === 'ping') answerPing(message.term);
    else if (message.kind === 'lead') hearLeader(from, message.term);
    else {
      if (from === leader) isAnswered = true;
      listener.onMessage(from, message);
    }
  }

  /** Whoever follows a higher term follows somebody who is gone: the lock says that it is me. */
  function answerPing(theirs: number): void {
    if (role !== 'leader') return;
    if (theirs > term) term = theirs + 1;
    post({ kind: 'lead', term });
  }

  function hearLeader(from: string, theirs: number): void {
    if (role === 'leader' || role === 'alone') return;
    const isNewer = theirs > term || (theirs === term && (leader === null || from >= leader));
    if (!isNewer && from !== leader) return;
    term = Math.max(term, theirs);
    isAnswered = true;
    misses = 0;
    become('follower', from);
  }

  const isAsking = () =>
    !hasLeft &&
    (role === 'undecided' || role === 'follower') &&
    (role === 'undecided' || place.isVisible() || listener.isWanting());

  /** Counts rounds and not time: a tab that slept itself must first hear what was said meanwhile. */
  function ask(): void {
    cancelTimer = null;
    if (!isAsking()) return;
    misses = isAnswered ? 0 : misses + 1;
    isAnswered = false;
    if (clock.now() - tookAt > calmAfterMs) patience = missesAllowed;
    if (misses >= patience) {
      misses = 0;
      patience = Math.min(mostMissesAllowed, patience * 2);
      tookAt = clock.now();
      letGo();
      letGo = place.hold(name, 'steal', lock);
    } else post({ kind: 'ping', term });
    cancelTimer = clock.after(askEveryMs, ask);
  }

  function watch(): void {
    if (cancelTimer || !isAsking()) return;
    misses = 0;
    isAnswered = true;
    ask();
  }

  function stopWatching(): void {
    cancelTimer?.();
    cancelTimer = null;
  }

  watch();
  return {
    role: () => role,
    leader: () => leader,
    toLeader(message) {
      if (leader !== null) post(message, leader);
    },
    tell(message, to) {
      if (to !== undefined || others.size > 0) post(message, to ?? null);
    },
    look: watch,
    leave() {
      post({ kind: 'bye' });
      hasLeft = true;
      stopWatching();
      stopLooking();
      channel.close();
      letGo();
    },
  };
}
