import type { Dice } from '../../simulation/dice.js';
import type { Installation } from '../lab/installation.js';

/** What a fault may use. */
export interface Scene {
  readonly installation: Installation;
  readonly dice: Dice;
  /** Sends that wait for their answer now. */
  inFlight(): number;
  /** Makes connections of its own, for faults that clients commit. */
  readonly hostile: Hostile;
}

/** A connection that behaves badly on purpose. */
export interface Hostile {
  /** Subscribes to a busy channel and reads nothing for this long; gives what the server had sent when it ended. */
  readSlowly(ms: number): Promise<number>;
  /** Sends WebSocket pings as fast as they go out and reads nothing. */
  floodPings(ms: number): Promise<number>;
}

/** A way to break something: begins it, waits, and heals it. */
export interface Injection {
  readonly kind: string;
  /** How often it is chosen beside the others of its lane. */
  readonly weight: number;
  /** `line`: beside any other. `machine`: one at a time, as processes that are down have to come back first. */
  readonly lane: 'line' | 'machine';
  /** Resolves when it is healed, with how many connections, processes, frames or statements it met. */
  run(scene: Scene): Promise<number>;
}
