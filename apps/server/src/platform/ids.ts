import { V7Generator } from 'uuidv7';
import type { Clock } from './clock.js';

/** The one source of ids: UUIDv7 in lower case, ascending within a process. */
export interface Ids {
  next(): string;
}

export function createIds(clock: Clock): Ids {
  const generator = new V7Generator();
  return { next: () => generator.generateOrResetWithTs(clock.now().getTime()).toString() };
}
