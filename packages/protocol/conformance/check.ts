/** A rule that does not hold. */
export class ConformanceError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ConformanceError';
  }
}

export function holds(condition: boolean, what: string): asserts condition {
  if (!condition) throw new ConformanceError(what);
}

/** Equal as JSON with sorted keys. */
export function equal(actual: unknown, expected: unknown, what: string): void {
  const [is, should] = [written(actual), written(expected)];
  if (is !== should) throw new ConformanceError(`${what}: expected ${should}, got ${is}`);
}

function written(value: unknown): string {
  const text = JSON.stringify(value, (_, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  );
  return text ?? 'undefined';
}
