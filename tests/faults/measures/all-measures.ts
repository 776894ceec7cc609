import { longSleep } from './long-sleep.js';
import type { Measure } from './measure.js';
import { slowReaders, wastedDelivery } from './neighbours.js';
import { frozenNode, nodeDeath, storm } from './node-loss.js';
import { presence } from './presence.js';
import { revocation } from './revocation.js';
import { scheduledMessages } from './scheduled.js';

export const allMeasures: readonly Measure[] = [
  nodeDeath,
  frozenNode,
  storm,
  revocation,
  presence,
  scheduledMessages,
  longSleep,
  slowReaders,
  wastedDelivery,
];
