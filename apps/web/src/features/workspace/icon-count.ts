import type { TabPlace } from '@parley/client';

/** What a tab shows, and how much in it waits for me. */
interface Told {
  readonly tab: string;
  readonly workspace: string;
  readonly count: number;
}

export interface IconCountParts {
  readonly place: TabPlace;
  /** Of this tab alone. */
  readonly tab: string;
  readonly workspace: string;
  /** Puts the number on the icon. */
  readonly write: (count: number) => void;
}

export interface IconCount {
  tell(count: number): void;
  /** The workspace is not shown in this tab any more. */
  end(): void;
}

const name = 'parley-icon';
const nameOf = (tab: string): string => `${name}.${tab}`;
const ask = 'ask';

function toldIn(message: unknown): Told | undefined {
  const { tab, workspace, count } = (message ?? {}) as Partial<Record<keyof Told, unknown>>;
  return typeof tab === 'string' && typeof workspace === 'string' && typeof count === 'number'
    ? { tab, workspace, count }
    : undefined;
}

/**
 * The icon of the app shows what waits for me in all workspaces that are open in this browser. Each tab tells the others
 * its number, and the one that has the lock writes the sum. A tab holds a lock of its own beside: whoever is given it
 * knows that the tab is gone, however that came, and what it told goes with it.
 */
export function createIconCount({ place, tab, workspace, write }: IconCountParts): IconCount {
  /** What each tab told; of two that show one workspace the last to tell is right. */
  const told = new Map<string, Told>();
  const watched = new Map<string, () => void>();
  let isHere = false;
  let isWriter = false;
  let count = 0;

  function refresh(): void {
    if (!isWriter) return;
    const counts = new Map([...told.values()].map((one) => [one.workspace, one.count]));
    write([...counts.values()].reduce((sum, one) => sum + one, 0));
  }

  function note(one: Told): void {
    told.delete(one.tab);
    told.set(one.tab, one);
    refresh();
  }

  function watch(other: string): void {
    if (watched.has(other)) return;
    const gone = () => {
      watched.get(other)?.();
      watched.delete(other);
      told.delete(other);
      refresh();
    };
    watched.set(other, place.hold(nameOf(other), 'wait', { granted: gone, stolen: gone, refused: gone }));
  }

  const channel = place.join(name, (message) => {
    if (message === ask) tellOthers();
    const one = toldIn(message);
    if (!one || one.tab === tab) return;
    watch(one.tab);
    note(one);
  });
  const tellOthers = () => {
    if (isHere) channel.post({ tab, workspace, count } satisfies Told);
  };

  const nobody = () => {};
  const leave = place.hold(nameOf(tab), 'wait', {
    granted() {
      isHere = true;
      tellOthers();
      channel.post(ask);
    },
    stolen: nobody,
    refused: nobody,
  });
  const stopWriting = place.hold(name, 'wait', {
    granted() {
      isWriter = true;
      refresh();
    },
    stolen: nobody,
    refused: nobody,
  });

  return {
    tell(next) {
      count = next;
      note({ tab, workspace, count });
      tellOthers();
    },
    end() {
      told.delete(tab);
      refresh();
      isWriter = false;
      channel.close();
      for (const stop of watched.values()) stop();
      stopWriting();
      leave();
    },
  };
}
