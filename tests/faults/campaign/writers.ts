import type { StreamName } from '@parley/protocol';
import type { Dice } from '../../simulation/dice.js';
import type { Crew } from './crew.js';

/** Sends that may wait at once; more would measure the queue of the test. */
const mostInFlight = 1_000;
const tickMs = 5;
/** Of the sends, by the clients that people use: they go one after the other. */
const realShare = 0.02;

/** Open loop: sends leave when they are due, whatever the servers do. Gives how to stop. */
export function startWriting(crew: Crew, { rate, dice }: { rate: number; dice: Dice }): () => void {
  const startedAt = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    const due = ((performance.now() - startedAt) * rate) / 1_000;
    for (; sent < due; sent += 1) {
      if (crew.inFlight() > mostInFlight) continue;
      const text = `message ${sent} of the run, as long as a line that somebody types while thinking of something else`;
      const real = dice.chance(realShare) ? dice.one(crew.real) : undefined;
      if (real) real.send(text);
      else {
        const client = dice.one(crew.light);
        client?.send(dice.one(client.streams) as StreamName, text);
      }
    }
  }, tickMs);
  return () => clearInterval(timer);
}
