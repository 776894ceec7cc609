import type { Injection } from './injection.js';
import { lineFaults } from './lines.js';
import { nodeFaults } from './nodes.js';
import { storeFaults } from './stores.js';

export const allInjections: readonly Injection[] = [...lineFaults, ...nodeFaults, ...storeFaults];
