import { isObject } from './transcript.js';

/** What a reader branches on: not the type of the value has to be the same, but the value. */
const literal = new Set(['ok', 'kind', 'type', 'code', 'schemaVersion']);

/**
 * What a reader of the recorded value would miss in the actual one: a field that is gone, a value of another type.
 * What was added is no difference, and what was null may have any type (R-EVT-5).
 */
export function differences(recorded: unknown, actual: unknown, path = '$'): string[] {
  if (recorded === null) return [];
  if (Array.isArray(recorded)) {
    if (!Array.isArray(actual)) return [`${path}: ${typeOf(actual)} instead of a list`];
    return recorded.length === 0
      ? []
      : actual.flatMap((one, index) => likeOne(recorded, one, `${path}[${index}]`));
  }
  if (!isObject(recorded)) {
    return typeof recorded === typeof actual
      ? []
      : [`${path}: ${typeOf(actual)} instead of ${typeOf(recorded)}`];
  }
  if (!isObject(actual) || Array.isArray(actual)) return [`${path}: ${typeOf(actual)} instead of an object`];
  return Object.entries(recorded).flatMap(([key, value]) => {
    const here = `${path}.${key}`;
    if (!Object.hasOwn(actual, key)) return [`${here}: gone`];
    if (literal.has(key) && typeof value !== 'object' && actual[key] !== value)
      return [`${here}: ${String(actual[key])} instead of ${String(value)}`];
    return differences(value, actual[key], here);
  });
}

/** An entry of a list has to be like one of those recorded; the nearest tells what it lacks. */
function likeOne(recorded: readonly unknown[], actual: unknown, path: string): string[] {
  const all = recorded.map((one) => differences(one, actual, path));
  return all.reduce((nearest, one) => (one.length < nearest.length ? one : nearest));
}

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'a list' : typeof value;
