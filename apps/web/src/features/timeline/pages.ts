import { useMemo } from 'react';

/** Those of many lists, each by its id; see `Timelines` and `Threads` of the client. */
interface PagesOfAll {
  readonly loadBefore: (id: string) => Promise<void>;
  readonly loadAfter: (id: string) => Promise<void>;
  readonly loadAround: (id: string, sequence: number) => Promise<void>;
  readonly loadNewest: (id: string) => Promise<void>;
}

/** Where the rest of a list comes from. */
export interface Pages {
  readonly loadBefore: () => Promise<void>;
  readonly loadAfter: () => Promise<void>;
  readonly loadAround: (sequence: number) => Promise<void>;
  readonly loadNewest: () => Promise<void>;
}

export const usePages = (all: PagesOfAll, id: string): Pages =>
  useMemo(
    () => ({
      loadBefore: () => all.loadBefore(id),
      loadAfter: () => all.loadAfter(id),
      loadAround: (sequence) => all.loadAround(id, sequence),
      loadNewest: () => all.loadNewest(id),
    }),
    [all, id],
  );
