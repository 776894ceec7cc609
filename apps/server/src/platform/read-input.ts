import type * as z from 'zod/mini';
import { DomainError } from './domain-error.js';

export type ReadInput<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: DomainError };

/**
 * What came from outside, as its schema has it, or the refusal. That names the first field that is wrong: `path` is where
 * it stands, e.g. `payload.text`, `issue` what is wrong with it.
 */
export function readInput<Value>(
  root: string,
  schema: z.ZodMiniType<Value>,
  input: unknown,
): ReadInput<Value> {
  try {
    const parsed = schema.safeParse(input);
    if (parsed.success) return { ok: true, value: parsed.data };
    const [first] = parsed.error.issues;
    return refused([root, ...(first?.path ?? [])], first?.message ?? 'invalid');
  } catch (error) {
    // A schema asks anything that has a length how long it is, and `{ "length": { "toString": 1 } }` cannot be compared.
    if (error instanceof TypeError && error.message.endsWith('object to primitive value'))
      return refused([root], 'cannot be read');
    throw error;
  }
}

function refused(path: readonly PropertyKey[], issue: string): ReadInput<never> {
  const details = { path: path.map(String).join('.').slice(0, 200), issue: issue.slice(0, 200) };
  return { ok: false, refusal: new DomainError('invalid_input', details) };
}
