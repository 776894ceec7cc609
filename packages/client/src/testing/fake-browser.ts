import type { CancelTimer, Clock } from '../clock.js';
import type { Fetch } from '../http.js';
import type { LockListener, TabPlace } from '../tabs/tab-place.js';
import type { Line, Transport } from '../transports/transport.js';

interface LockRequest {
  readonly tab: FakeTab;
  readonly lock: LockListener;
}

interface Member {
  readonly tab: FakeTab;
  readonly onMessage: (message: unknown) => void;
}

/** Locks and channels as the tabs of one browser share them, in time that is turned by hand. */
export class FakeBrowser {
  readonly clock: Clock;
  readonly #delayMs: () => number;
  readonly #locks = new Map<string, LockRequest[]>();
  readonly #channels = new Map<string, Set<Member>>();
  #lastArrival = 0;

  /** `delayMs`: how long the next message between two tabs takes; they keep their order. */
  constructor(clock: Clock, delayMs: () => number = () => 1) {
    this.clock = clock;
    this.#delayMs = delayMs;
  }

  tab(): FakeTab {
    return new FakeTab(this);
  }

  /** The first of them has the lock. */
  #requestsOf(name: string): LockRequest[] {
    const known = this.#locks.get(name) ?? [];
    this.#locks.set(name, known);
    return known;
  }

  hold(tab: FakeTab, name: string, how: 'wait' | 'steal', lock: LockListener): () => void {
    const requests = this.#requestsOf(name);
    const mine: LockRequest = { tab, lock };
    if (how === 'steal') {
      const before = requests.shift();
      if (before) this.#later(before.tab, () => before.lock.stolen());
      requests.unshift(mine);
    } else requests.push(mine);
    if (requests[0] === mine) this.#grant(name, mine);
    return () => this.#letGo(name, mine);
  }

  #grant(name: string, request: LockRequest): void {
    this.#later(request.tab, () => {
      if (this.#requestsOf(name)[0] === request) request.lock.granted();
    });
  }

  #letGo(name: string, request: LockRequest): void {
    const requests = this.#requestsOf(name);
    const index = requests.indexOf(request);
    if (index < 0) return;
    requests.splice(index, 1);
    const next = requests[0];
    if (index === 0 && next) this.#grant(name, next);
  }

  join(tab: FakeTab, name: string, onMessage: (message: unknown) => void): ReturnType<TabPlace['join']> {
    const members = this.#channels.get(name) ?? new Set();
    this.#channels.set(name, members);
    const mine: Member = { tab, onMessage };
    members.add(mine);
    return {
      post: (message) => {
        const text = JSON.stringify(message);
        this.#lastArrival = Math.max(this.#lastArrival, this.clock.now() + this.#delayMs());
        for (const member of members) {
          if (member === mine) continue;
          this.clock.after(this.#lastArrival - this.clock.now(), () =>
            member.tab.run(() => {
              if (members.has(member)) member.onMessage(JSON.parse(text));
            }),
          );
        }
      },
      close: () => members.delete(mine),
    };
  }

  #later(tab: FakeTab, run: () => void): void {
    this.clock.after(0, () => tab.run(run));
  }

  /** The tab is no more; what it held is free. */
  gone(tab: FakeTab): void {
    for (const members of this.#channels.values()) {
      for (const member of members) if (member.tab === tab) members.delete(member);
    }
    for (const [name, requests] of this.#locks) {
      for (const request of requests.filter((one) => one.tab === tab)) this.#letGo(name, request);
    }
  }
}

/** One tab: whatever happens in it goes through here, and waits while it is frozen. */
export class FakeTab {
  readonly place: TabPlace;
  readonly clock: Clock;
  readonly #browser: FakeBrowser;
  readonly #lines = new Set<Line>();
  readonly #onVisible = new Set<() => void>();
  #waiting: (() => void)[] = [];
  #isVisible = true;
  #isFrozen = false;
  #isGone = false;

  constructor(browser: FakeBrowser) {
    this.#browser = browser;
    this.place = {
      hold: (name, how, lock) => browser.hold(this, name, how, lock),
      join: (name, onMessage) => browser.join(this, name, onMessage),
      isVisible: () => this.#isVisible,
      onVisible: (run) => {
        this.#onVisible.add(run);
        return () => this.#onVisible.delete(run);
      },
    };
    this.clock = {
      now: () => browser.clock.now(),
      after: (ms, run) => this.#after(ms, run),
      soon: (run) => this.#after(0, run),
    };
  }

  #after(ms: number, run: () => void): CancelTimer {
    let isCancelled = false;
    const cancel = this.#browser.clock.after(ms, () =>
      this.run(() => {
        if (!isCancelled) run();
      }),
    );
    return () => {
      isCancelled = true;
      cancel();
    };
  }

  run(task: () => void): void {
    if (this.#isFrozen) this.#waiting.push(task);
    else if (!this.#isGone) task();
  }

  fetch(inner: Fetch): Fetch {
    return (url, init) =>
      new Promise((resolve, reject) => {
        inner(url, init).then(
          (response) => this.run(() => resolve(response)),
          (error: unknown) =>
            this.run(() => reject(error instanceof Error ? error : new Error(String(error)))),
        );
      });
  }

  transport(inner: Transport): Transport {
    return {
      open: (handshake, listener) => {
        const line = inner.open(handshake, {
          onFrame: (name, data) => this.run(() => listener.onFrame(name, data)),
          onClose: (code, isMove) => this.run(() => listener.onClose(code, isMove)),
        });
        this.#lines.add(line);
        // What was about to happen when the process ended does not.
        if (this.#isGone) line.close();
        return {
          request: (name, frame, reply) => {
            line.request(name, frame, (answer) => this.run(() => reply(answer)));
          },
          close: () => line.close(),
        };
      },
    };
  }

  hide(): void {
    this.#isVisible = false;
  }

  show(): void {
    this.#isVisible = true;
    for (const run of [...this.#onVisible]) this.run(run);
  }

  get isFrozen(): boolean {
    return this.#isFrozen;
  }

  freeze(): void {
    this.#isFrozen = true;
  }

  thaw(): void {
    this.#isFrozen = false;
    for (let next = this.#waiting.shift(); next && !this.#isFrozen; next = this.#waiting.shift())
      this.run(next);
  }

  /** As when its process is killed, or the person closes it: it says nothing any more. */
  crash(): void {
    this.#isGone = true;
    this.#isFrozen = false;
    this.#waiting = [];
    for (const line of this.#lines) line.close();
    this.#browser.gone(this);
  }
}
