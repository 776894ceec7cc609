import type { ConformanceCase } from './case.js';
import { authorization } from './cases/authorization.js';
import { connecting } from './cases/connecting.js';
import { events } from './cases/events.js';
import { limits } from './cases/limits.js';
import { presenceCases } from './cases/presence.js';
import { recovering } from './cases/recovering.js';
import { sending } from './cases/sending.js';
import { subscribing } from './cases/subscribing.js';
import { type Cast, createContext } from './context.js';
import type { Target } from './target.js';

export { granted } from './answers.js';
export type { ConformanceCase } from './case.js';
export { ConformanceError } from './check.js';
export { type Cast, type Context, createContext } from './context.js';
export type { Line } from './line.js';
export { endpointCall, type Person } from './person.js';
export type { Connection, Frame, HttpAnswer, HttpRequest, Target, Visitor, Wire } from './target.js';

/** Every case, by the rule it proves (docs/protocol/spec.md). */
export const conformanceCases: readonly ConformanceCase[] = [
  ...connecting,
  ...subscribing,
  ...events,
  ...sending,
  ...recovering,
  ...authorization,
  ...limits,
  ...presenceCases,
];

export interface CaseReport {
  readonly rule: string;
  readonly title: string;
  /** `passed-over`: the target lacks what the case needs. */
  readonly outcome: 'passed' | 'failed' | 'passed-over';
  /** Why it failed. */
  readonly reason?: string;
}

/** Runs every case, each in a workspace of its own, one after the other. Never rejects for a rule that does not hold. */
export async function runConformance(
  target: Target,
  cases: readonly ConformanceCase[] = conformanceCases,
): Promise<CaseReport[]> {
  const cast: Cast = { founder: await target.founder(), regulars: [] };
  const reports: CaseReport[] = [];
  for (const { rule, title, needs, run } of cases) {
    if (needs && target[needs] === undefined) {
      reports.push({ rule, title, outcome: 'passed-over' });
      continue;
    }
    try {
      await run(await createContext(target, cast));
      reports.push({ rule, title, outcome: 'passed' });
    } catch (thrown) {
      reports.push({
        rule,
        title,
        outcome: 'failed',
        reason: thrown instanceof Error ? thrown.message : String(thrown),
      });
    }
  }
  return reports;
}

/** What a test runner offers; vitest, Jest, Mocha and node:test all fit. */
export interface TestRunner {
  it(title: string, run: () => Promise<void>): void;
  skip(title: string): void;
}

/** Makes each case a test of its own. `target` is asked for when the first one runs. */
export function registerConformance(
  runner: TestRunner,
  target: () => Target,
  options: { has: readonly (keyof Target)[] },
): void {
  let cast: Promise<Cast> | undefined;
  for (const { rule, title, needs, run } of conformanceCases) {
    const name = `[${rule}] ${title}`;
    if (needs && !options.has.includes(needs)) {
      runner.skip(name);
      continue;
    }
    runner.it(name, async () => {
      cast ??= target()
        .founder()
        .then((founder) => ({ founder, regulars: [] }));
      await run(await createContext(target(), await cast));
    });
  }
}
