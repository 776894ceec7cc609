import type { ErrorCode } from '@parley/protocol';
import { DomainError } from './domain-error.js';

/** What a policy says: go ahead, or which refusal to answer with. */
export type Verdict = 'allowed' | ErrorCode;

/** @throws DomainError with the code of a verdict that is not `allowed`. */
export function permit(verdict: Verdict): void {
  if (verdict !== 'allowed') throw new DomainError(verdict);
}
