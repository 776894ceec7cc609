import type { Weather } from '@parley/client/testing';
import type { Dice } from './dice.js';

/** Frames lost, doubled and late, until it is told to stop. */
export class Storm implements Weather {
  isOver = false;
  readonly #dice: Dice;

  constructor(dice: Dice) {
    this.#dice = dice;
  }

  delayMs(): number {
    if (this.isOver) return 1;
    return this.#dice.chance(0.05) ? this.#dice.below(1_500) : 1 + this.#dice.below(60);
  }

  copies(name: string, direction: 'event' | 'reply'): number {
    if (this.isOver) return 1;
    if (direction === 'reply') return this.#dice.chance(0.05) ? 0 : 1;
    // The greeting opens the line; a line on which it is lost is only a slow way to be cut.
    if (name === 'connection.ack') return 1;
    return this.#dice.weighted([
      [8, 0],
      [84, 1],
      [8, 2],
    ]);
  }
}
