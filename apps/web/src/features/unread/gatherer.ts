/** Passes on the newest of the values that come, at most one in `everyMs`. A value that is the last is always passed on. */
export function createGatherer<T>(pass: (value: T) => void, everyMs: number) {
  let newest: T;
  let timer: ReturnType<typeof setTimeout> | undefined;
  return {
    note(value: T): void {
      newest = value;
      timer ??= setTimeout(() => {
        timer = undefined;
        pass(newest);
      }, everyMs);
    },
    end(): void {
      clearTimeout(timer);
      timer = undefined;
    },
  };
}
