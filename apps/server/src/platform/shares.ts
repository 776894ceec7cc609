/** Hands out a bounded share of what all have in common, such as connections to the database. */
export interface Shares {
  /** Does the work as soon as `owner` has a place free, in the order in which it was asked for. */
  run<T>(owner: string, work: () => Promise<T>): Promise<T>;
}

interface Lane {
  working: number;
  readonly waiting: (() => void)[];
}

/** `places`: how much of one owner may be at work at once; the rest waits, and everybody else passes by. */
export function createShares({ places }: { readonly places: number }): Shares {
  const lanes = new Map<string, Lane>();

  async function enter(owner: string): Promise<Lane> {
    let lane = lanes.get(owner);
    if (!lane) {
      lane = { working: 0, waiting: [] };
      lanes.set(owner, lane);
    }
    if (lane.working < places) {
      lane.working += 1;
      return lane;
    }
    const { waiting } = lane;
    // Who leaves hands the place on, so that nobody who came later takes it.
    await new Promise<void>((resolve) => {
      waiting.push(resolve);
    });
    return lane;
  }

  function leave(owner: string, lane: Lane): void {
    const next = lane.waiting.shift();
    if (next) {
      next();
      return;
    }
    lane.working -= 1;
    if (lane.working === 0) lanes.delete(owner);
  }

  return {
    run: async (owner, work) => {
      const lane = await enter(owner);
      try {
        return await work();
      } finally {
        leave(owner, lane);
      }
    },
  };
}
