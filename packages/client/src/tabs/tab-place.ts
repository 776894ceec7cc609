/** What the tabs of one browser share: locks by name, of which one tab has each, and channels that all hear. */
export interface TabPlace {
  /** Waits for the lock, or takes it from whoever has it. The answer lets it go, or stops waiting. */
  hold(name: string, how: 'wait' | 'steal', lock: LockListener): () => void;
  /** What is posted here reaches every other tab in the channel, in the order posted, also one in the background. */
  join(name: string, onMessage: (message: unknown) => void): TabChannel;
  isVisible(): boolean;
  /** Runs whenever somebody looks at the page again; the answer ends it. */
  onVisible(run: () => void): () => void;
}

export interface LockListener {
  granted(): void;
  /** Another tab has taken it, perhaps before this one knew that it had it. */
  stolen(): void;
  /** The browser gives no locks to this page. */
  refused(): void;
}

export interface TabChannel {
  post(message: unknown): void;
  close(): void;
}

/** The place of this page. Null where there is none: in Node, and on pages that came over plain HTTP from afar. */
export function browserTabPlace(): TabPlace | null {
  const hasPlace =
    typeof document !== 'undefined' &&
    typeof BroadcastChannel !== 'undefined' &&
    typeof navigator !== 'undefined' &&
    'locks' in navigator;
  return hasPlace ? { hold, join, isVisible, onVisible } : null;
}

function hold(name: string, how: 'wait' | 'steal', lock: LockListener): () => void {
  const waiting = new AbortController();
  let isOver = false;
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const options: LockOptions = how === 'steal' ? { steal: true } : { signal: waiting.signal };
  navigator.locks
    .request(name, options, () => {
      if (isOver) return undefined;
      lock.granted();
      return held;
    })
    .catch((error: unknown) => {
      if (isOver) return;
      if (error instanceof DOMException && error.name === 'AbortError') lock.stolen();
      else lock.refused();
    });
  return () => {
    isOver = true;
    waiting.abort();
    release();
  };
}

function join(name: string, onMessage: (message: unknown) => void): TabChannel {
  const channel = new BroadcastChannel(name);
  channel.onmessage = ({ data }) => onMessage(data);
  return {
    post: (message) => channel.postMessage(message),
    close: () => channel.close(),
  };
}

const isVisible = () => document.visibilityState === 'visible';

function onVisible(run: () => void): () => void {
  const listening = new AbortController();
  const look = () => {
    if (isVisible()) run();
  };
  document.addEventListener('visibilitychange', look, { signal: listening.signal });
  return () => listening.abort();
}
