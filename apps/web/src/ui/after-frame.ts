/** A hidden page gets no frames; the timer is for those. */
const withoutFrameMs = 100;

/** Runs when the next frame has been handed to the screen. */
export function afterFrame(run: () => void): void {
  let isDone = false;
  const once = () => {
    if (!isDone) run();
    isDone = true;
  };
  requestAnimationFrame(() => {
    // A task that a frame has queued runs when that frame has been handed over.
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = once;
    port2.postMessage(null);
  });
  setTimeout(once, withoutFrameMs);
}
