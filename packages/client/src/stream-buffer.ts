import type { Envelope } from '@parley/protocol';

/** Events held for one stream while one before them is missing. More than that is fetched instead of held. */
export const heldPerStream = 200;

/** What all streams of a client hold together at most (R-CLI-2). */
export const heldInAll = 5_000;

export interface HoldBudget {
  left: number;
}

/**
 * Puts the live events of one stream in order: each sequence once, none before the one that it follows. What cannot
 * be held is dropped without harm, as the log has it.
 */
export class StreamBuffer {
  readonly #held = new Map<number, Envelope>();
  readonly #budget: HoldBudget;

  constructor(budget: HoldBudget) {
    this.#budget = budget;
  }

  get size(): number {
    return this.#held.size;
  }

  get isFull(): boolean {
    return this.#held.size >= heldPerStream || this.#budget.left <= 0;
  }

  /** The events that may be applied now, gapless from `cursor` + 1; those past a hole are held. */
  admit(cursor: number, arrived: readonly Envelope[]): Envelope[] {
    const run: Envelope[] = [];
    let next = cursor + 1;
    for (const envelope of arrived) {
      if (envelope.sequence === next) {
        run.push(envelope);
        next += 1;
      } else if (envelope.sequence > next) this.#hold(envelope);
    }
    for (let held = this.#held.get(next); held; held = this.#held.get(next)) {
      run.push(held);
      next += 1;
    }
    this.#dropUpTo(next - 1);
    return run;
  }

  /** Holds without applying: a catch-up is under way. */
  hold(arrived: readonly Envelope[]): void {
    for (const envelope of arrived) this.#hold(envelope);
  }

  clear(): void {
    this.#budget.left += this.#held.size;
    this.#held.clear();
  }

  #hold(envelope: Envelope): void {
    if (this.isFull || this.#held.has(envelope.sequence)) return;
    this.#held.set(envelope.sequence, envelope);
    this.#budget.left -= 1;
  }

  #dropUpTo(sequence: number): void {
    for (const held of this.#held.keys()) {
      if (held > sequence) continue;
      this.#held.delete(held);
      this.#budget.left += 1;
    }
  }
}
