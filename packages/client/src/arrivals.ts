import type { Envelope, StreamName } from '@parley/protocol';
import type { HoldBudget } from './stream-buffer.js';
import { eventsPerStep, type Turns } from './turns.js';

/** With less room than this share of all, passing facts are not taken in any more (R-CLI-2). */
const nearFullShare = 0.2;

export interface ArrivalParts {
  /** Shared with what is held for order: together they are what a client has in hand (R-CLI-2). */
  readonly budget: HoldBudget;
  readonly turns: Turns;
  /** Streams on screen are applied before others, and are the last to be dropped. */
  readonly isVisible: (stream: StreamName) => boolean;
  /** Applies events of one stream, in the order they came. */
  readonly deliver: (stream: StreamName, envelopes: readonly Envelope[]) => void;
  /** There was no room for events of the stream, up to this sequence: they have to be fetched. */
  readonly onOverflow: (stream: StreamName, highest: number) => void;
}

/** Live events on their way into the state: at once while there is time, else in turns, what is on screen first. */
export interface Arrivals {
  put(envelopes: readonly Envelope[]): void;
  /** Whether there is so little room left that passing facts are not worth it. */
  isNearFull(): boolean;
  /** Lets go of all: the log has it. */
  clear(): void;
}

export function createArrivals(parts: ArrivalParts): Arrivals {
  const { budget, turns, isVisible } = parts;
  const most = budget.left;
  /** In the order their first one came. */
  const waiting = new Map<StreamName, Envelope[]>();
  let isTurnAsked = false;

  function put(envelopes: readonly Envelope[]): void {
    const byStream = new Map<StreamName, Envelope[]>();
    for (const one of envelopes) {
      const ofStream = byStream.get(one.stream);
      if (ofStream) ofStream.push(one);
      else byStream.set(one.stream, [one]);
    }
    for (const [stream, ofStream] of visibleFirst(byStream)) {
      let taken = 0;
      while (waiting.size === 0 && taken < ofStream.length && turns.hasTime()) {
        parts.deliver(stream, ofStream.slice(taken, taken + eventsPerStep));
        taken += eventsPerStep;
      }
      if (taken < ofStream.length) wait(stream, ofStream.slice(taken));
    }
  }

  function visibleFirst<T>(byStream: ReadonlyMap<StreamName, T>): [StreamName, T][] {
    return [...byStream].sort(([one], [other]) => Number(isVisible(other)) - Number(isVisible(one)));
  }

  function wait(stream: StreamName, envelopes: readonly Envelope[]): void {
    while (budget.left < envelopes.length) {
      const victim = longestHidden() ?? stream;
      drop(victim, victim === stream ? envelopes : []);
      if (victim === stream) return;
    }
    budget.left -= envelopes.length;
    const before = waiting.get(stream);
    if (before) before.push(...envelopes);
    else waiting.set(stream, [...envelopes]);
    askTurn();
  }

  /** The hidden stream that has most waiting. */
  function longestHidden(): StreamName | undefined {
    let longest: StreamName | undefined;
    let length = 0;
    for (const [stream, { length: its }] of waiting) {
      if (its <= length || isVisible(stream)) continue;
      longest = stream;
      length = its;
    }
    return longest;
  }

  function drop(stream: StreamName, alsoDropped: readonly Envelope[]): void {
    const dropped = waiting.get(stream) ?? [];
    waiting.delete(stream);
    budget.left += dropped.length;
    const highest = [...dropped, ...alsoDropped].reduce((head, one) => Math.max(head, one.sequence), 0);
    parts.onOverflow(stream, highest);
  }

  function askTurn(): void {
    if (isTurnAsked) return;
    isTurnAsked = true;
    turns.next(takeTurn);
  }

  function takeTurn(): void {
    isTurnAsked = false;
    // One step at least, however late it is: a slow page must not stand still.
    do deliverNext();
    while (waiting.size > 0 && turns.hasTime());
    if (waiting.size > 0) askTurn();
  }

  function deliverNext(): void {
    const [first] = visibleFirst(waiting);
    if (!first) return;
    const [stream, envelopes] = first;
    const step = envelopes.splice(0, eventsPerStep);
    if (envelopes.length === 0) waiting.delete(stream);
    budget.left += step.length;
    parts.deliver(stream, step);
  }

  return {
    put,
    isNearFull: () => budget.left < most * nearFullShare,
    clear() {
      for (const { length } of waiting.values()) budget.left += length;
      waiting.clear();
    },
  };
}
