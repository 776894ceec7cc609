import type { UnreadList } from '@parley/protocol';

/** Stands for "99+". */
export const mostShown = 100;

/** The number a badge shows for a list, 0 to 100. */
export const shownCount = ({ sequences, hasMore }: UnreadList): number =>
  hasMore ? mostShown : Math.min(sequences.length, mostShown);
