import type { Timeline } from '@parley/client';
import type { Virtualizer } from '@tanstack/react-virtual';
import { useEffect, useState } from 'react';
import { useChat } from '../../client.js';
import type { TimelineItem } from './items.js';

export interface JumpParts {
  readonly channelId: string;
  readonly items: readonly TimelineItem[];
  readonly timeline: Timeline;
  readonly virtualizer: Virtualizer<HTMLDivElement, Element>;
  /** Sequence from the address. */
  readonly at: number | undefined;
}

/** Brings a message into view, loading the part of history it stands in if need be; its wash fades once. */
export function useJump({ channelId, items, timeline, virtualizer, at }: JumpParts) {
  const { timelines } = useChat();
  const [wanted, setWanted] = useState(at);
  const [target, setTarget] = useState<number>();
  useEffect(() => setWanted(at), [at]);

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
      void timelines.loadAround(channelId, wanted);
      return;
    }
    // A sequence may belong to an edit or a join: the first message from it on is what was meant.
    const index = items.findIndex((item) => item.kind === 'message' && item.message.sequence >= wanted);
    const item = items[index];
    if (item?.kind === 'message') {
      virtualizer.scrollToIndex(index, { align: 'center' });
      setTarget(item.message.sequence);
    } else virtualizer.scrollToEnd();
    setWanted(undefined);
  }, [wanted, isHeld, canBeElsewhere, timeline.status, items, channelId, timelines, virtualizer]);

  return { target, jumpTo: setWanted };
}
