import type { Verdict } from '../../platform/permit.js';

/** One's own sidebar, in a workspace one belongs to; of another workspace nothing is said. */
export function mayArrange(belongs: boolean): Verdict {
  return belongs ? 'allowed' : 'not_found';
}
