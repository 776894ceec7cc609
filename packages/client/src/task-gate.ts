/** Runs tasks, at most so many at once, urgent ones first, else in the order given. */
export interface TaskGate {
  run<T>(task: () => Promise<T>, isUrgent: boolean): Promise<T>;
}

export function createTaskGate(limit: number): TaskGate {
  const urgent: (() => void)[] = [];
  const waiting: (() => void)[] = [];
  let running = 0;
  const release = () => {
    running -= 1;
    (urgent.shift() ?? waiting.shift())?.();
  };
  return {
    run(task, isUrgent) {
      return new Promise((resolve, reject) => {
        const begin = () => {
          running += 1;
          task().then(resolve, reject).finally(release);
        };
        if (running < limit) begin();
        else (isUrgent ? urgent : waiting).push(begin);
      });
    },
  };
}
