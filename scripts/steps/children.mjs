const running = new Set();
let isInterrupted = false;

/** Passes a signal that ends this process on to the child first, so that nothing is left running behind. */
export function endWithUs(child) {
  if (running.size === 0) for (const signal of signals) process.on(signal, interrupt);
  running.add(child);
  child.once('close', () => forget(child));
  child.once('error', () => forget(child));
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

function interrupt(signal) {
  isInterrupted = true;
  // In a terminal Ctrl-C has reached the whole group already.
  if (signal === 'SIGINT' && process.stdin.isTTY) return;
  for (const child of running) child.kill(signal);
}

function forget(child) {
  if (!running.delete(child) || running.size > 0) return;
  if (isInterrupted) process.exit(130);
  for (const signal of signals) process.off(signal, interrupt);
}
