import type { Context } from './context.js';
import type { Target } from './target.js';

/** One numbered rule, tried on a fresh workspace; throws when it does not hold. */
export interface ConformanceCase {
  /** Of docs/protocol/spec.md, e.g. `R-EVT-2`. */
  readonly rule: string;
  readonly title: string;
  /** An optional part of the target without which the case is passed over. */
  readonly needs?: keyof Target;
  readonly run: (context: Context) => Promise<void>;
}
