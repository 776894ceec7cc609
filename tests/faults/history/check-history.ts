import { access } from './checks/access.js';
import { backwards } from './checks/backwards.js';
import { convergence } from './checks/convergence.js';
import { divergent } from './checks/divergent.js';
import { duplicate } from './checks/duplicate.js';
import { gap } from './checks/gap.js';
import { incompleteReplay } from './checks/incomplete-replay.js';
import { liveness } from './checks/liveness.js';
import { lost } from './checks/lost.js';
import { misreported } from './checks/misreported.js';
import { phantom } from './checks/phantom.js';
import { realTimeOrder } from './checks/real-time-order.js';
import { vacuity } from './checks/vacuity.js';
import type { Check, Finding, History } from './history.js';

const checks: Readonly<Record<string, Check>> = {
  lost,
  phantom,
  duplicate,
  divergent,
  gap,
  backwards,
  'real-time order': realTimeOrder,
  'incomplete replay': incompleteReplay,
  access,
  convergence,
  liveness,
  misreported,
  vacuity,
};

/** Per check: one fault of a server shows in thousands of rows, and the first few tell what it is. */
const mostFindings = 20;

/** Everything in a history that Parley promises not to happen; empty when all is well. */
export function checkHistory(history: History): Finding[] {
  return Object.entries(checks).flatMap(([check, run]) => {
    const findings: Finding[] = [];
    for (const finding of run(history)) {
      findings.push({ check, ...finding });
      if (findings.length === mostFindings) break;
    }
    return findings;
  });
}
