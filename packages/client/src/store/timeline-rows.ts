import type { Message } from '@parley/protocol';
import { isNewer } from './newer.js';
import type { TimelineRows } from './state.js';

/** Most rows one window holds; past it the far side is let go and can be loaded again. */
export const windowRows = 2_000;

export type Side = 'before' | 'after';

/** Events are the same for everybody: what is known of my own reactions and votes goes on with the message. */
export function withOwn(message: Message, held: Message | undefined): Message {
  const myReactions = message.myReactions ?? held?.myReactions;
  const myVote = message.myVote ?? held?.myVote;
  if (myReactions === message.myReactions && myVote === message.myVote) return message;
  return { ...message, ...(myReactions && { myReactions }), ...(myVote && { myVote }) };
}

/**
 * One contiguous window of a channel's messages, ascending by sequence. It changes in place, so that appending
 * costs the same in a window of ten and of two thousand; who changes it raises the timeline's `version`.
 */
export class MessageWindow implements TimelineRows {
  #rows: Message[] = [];
  readonly #byId = new Map<string, Message>();
  #openLoads = 0;
  #arrivals: Message[] = [];

  get length(): number {
    return this.#rows.length;
  }

  get first(): Message | undefined {
    return this.#rows[0];
  }

  get last(): Message | undefined {
    return this.#rows[this.#rows.length - 1];
  }

  at(index: number): Message | undefined {
    return this.#rows.at(index);
  }

  byId(id: string): Message | undefined {
    return this.#byId.get(id);
  }

  indexOf(id: string): number {
    const message = this.#byId.get(id);
    return message ? this.indexFrom(message.sequence) : -1;
  }

  /** Index of the first row at or after the sequence; `length` when there is none. */
  indexFrom(sequence: number): number {
    let low = 0;
    let high = this.#rows.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#rows[middle] as Message).sequence < sequence) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  [Symbol.iterator](): Iterator<Message> {
    return this.#rows[Symbol.iterator]();
  }

  /** Puts a message in its place or over an older copy of itself. False: the copy held is as new. */
  put(message: Message): boolean {
    const held = this.#byId.get(message.id);
    if (!isNewer(message, held)) return false;
    return this.#place(withOwn(message, held), held);
  }

  /** What I alone was told of a message: its version stays. False: it is not in the window. */
  mark(id: string, mark: (held: Message) => Message): boolean {
    const held = this.#byId.get(id);
    if (!held) return false;
    return this.#place(mark(held), held);
  }

  #place(message: Message, held: Message | undefined): true {
    this.#byId.set(message.id, message);
    const last = this.last;
    if (!last || message.sequence > last.sequence) {
      this.#rows.push(message);
      return true;
    }
    const index = this.indexFrom(message.sequence);
    this.#rows.splice(index, held ? 1 : 0, message);
    return true;
  }

  /** Merges a page that touches or overlaps the window: one pass over both, whatever the side. */
  merge(page: readonly Message[]): void {
    const merged: Message[] = [];
    const rows = this.#rows;
    let from = 0;
    for (const message of page) {
      for (let row = rows[from]; row && row.sequence < message.sequence; row = rows[from]) {
        merged.push(row);
        from += 1;
      }
      const held = this.#byId.get(message.id);
      if (held) from += 1;
      // A page is read for me alone: also where it tells nothing newer, it may tell what is mine.
      const newer = held && !isNewer(message, held) ? withOwn(held, message) : withOwn(message, held);
      this.#byId.set(newer.id, newer);
      merged.push(newer);
    }
    this.#rows = merged.concat(rows.slice(from));
  }

  /** Lets go of rows over the limit on one side; how many went. */
  trim(side: Side, limit = windowRows): number {
    const excess = Math.max(0, this.#rows.length - limit);
    if (excess === 0) return 0;
    const gone = side === 'before' ? this.#rows.splice(0, excess) : this.#rows.splice(-excess);
    for (const message of gone) this.#byId.delete(message.id);
    return excess;
  }

  /**
   * Between `beginLoad` and `endLoad` a page is on its way that was read before some of what arrives meanwhile:
   * those messages are remembered, to be put once more over the page.
   */
  beginLoad(): void {
    this.#openLoads += 1;
  }

  endLoad(): void {
    this.#openLoads -= 1;
    if (this.#openLoads === 0) this.#arrivals = [];
  }

  remember(message: Message): void {
    if (this.#openLoads > 0) this.#arrivals.push(message);
  }

  get arrivals(): readonly Message[] {
    return this.#arrivals;
  }
}
