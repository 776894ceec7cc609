import type { Timeline } from '@parley/client';
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { TimelineItem } from './items.js';
import type { Pages } from './pages.js';

export interface JumpParts {
  readonly pages: Pick<Pages, 'loadAround'>;
  readonly items: readonly TimelineItem[];
  readonly timeline: Timeline;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** Sequence from the address. */
  readonly at: number | undefined;
  /** Where the list opens: there or elsewhere. */
  readonly opensAt: number | undefined;
}

/** The longest that a list is taken to look for the row it jumps to, in ms. */
const settlingMs = 2_000;
/** With these somebody goes elsewhere. */
const inputs = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

const isAt = (item: TimelineItem, sequence: number): boolean =>
  item.kind === 'message' && item.message.sequence === sequence;

/** Brings a message into view, loading the part of history it stands in if need be; its wash fades once. */
export function useJump({ pages, items, timeline, virtualizer, at, opensAt }: JumpParts) {
  const [wanted, setWanted] = useState(opensAt);
  const [target, setTarget] = useState<number>();
  const before = useRef(at);
  useEffect(() => {
    if (before.current === at) return;
    before.current = at;
    setWanted(at);
  }, [at]);

  const jumped = useRef<{ readonly sequence: number; index: number }>(undefined);
  useEffect(() => {
    const letGo = () => {
      jumped.current = undefined;
    };
    for (const type of inputs) addEventListener(type, letGo, { capture: true, passive: true });
    return () => {
      for (const type of inputs) removeEventListener(type, letGo, { capture: true });
    };
  }, []);
  // The list goes on looking for a row by its index for some frames, and rows that come in above make it another's.
  useLayoutEffect(() => {
    const held = jumped.current;
    const index = held ? items.findIndex((item) => isAt(item, held.sequence)) : -1;
    if (!held || index < 0 || index === held.index) return;
    held.index = index;
    virtualizer.scrollToIndex(index, { align: 'center' });
  }, [items, virtualizer]);

  const rows = timeline.rows;
  const first = rows.at(0)?.sequence;
  const last = rows.at(rows.length - 1)?.sequence;
  const isHeld =
    wanted !== undefined && first !== undefined && last !== undefined && wanted >= first && wanted <= last;
  const canBeElsewhere =
    wanted !== undefined &&
    ((timeline.hasMoreBefore && wanted < (first ?? 0)) || (timeline.hasMoreAfter && wanted > (last ?? 0)));

  useEffect(() => {
    if (wanted === undefined || timeline.status === 'loading') return;
    if (!isHeld && canBeElsewhere) {
      void pages.loadAround(wanted);
      return;
    }
    // A sequence may belong to an edit or a join: the first message from it on is what was meant.
    const index = items.findIndex((item) => item.kind === 'message' && item.message.sequence >= wanted);
    const item = items[index];
    if (item?.kind === 'message') {
      virtualizer.scrollToIndex(index, { align: 'center' });
      const jump = { sequence: item.message.sequence, index };
      jumped.current = jump;
      setTimeout(() => {
        if (jumped.current === jump) jumped.current = undefined;
      }, settlingMs);
      // Where reading goes on is no message that was looked for.
      if (wanted === at || wanted !== opensAt) setTarget(item.message.sequence);
    } else virtualizer.scrollToEnd();
    setWanted(undefined);
  }, [wanted, isHeld, canBeElsewhere, timeline.status, items, pages, virtualizer, at, opensAt]);

  return { target, jumpTo: setWanted };
}
