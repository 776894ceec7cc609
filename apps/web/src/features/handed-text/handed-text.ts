import { useEffect, useEffectEvent } from 'react';
import type { Enclosed } from '../enclosures/index.js';

interface Handed {
  readonly text: string;
  /** The poll or the checklist it is the title of. */
  readonly enclosed?: Enclosed | undefined;
}

type Take = (handed: Handed) => void;

const takers = new Map<string, Take>();
const waiting = new Map<string, Handed>();

/** Where a text belongs: a channel, or a thread in it. */
export interface HandedPlace {
  readonly channelId: string;
  readonly threadRootId?: string | undefined;
}

/**
 * Gives a text, as people write it, to the composer of a place: a quotation, or a message that was taken back. For a
 * thread that is not open it is that of the channel; one that is not there gets the text when it comes.
 */
export function handText({ channelId, threadRootId }: HandedPlace, text: string, enclosed?: Enclosed): void {
  const handed = { text, enclosed };
  const place = threadRootId !== undefined && takers.has(threadRootId) ? threadRootId : channelId;
  const take = takers.get(place);
  if (take) take(handed);
  else waiting.set(place, handed);
}

/** For a composer: what is handed to it. `place`: the id of its thread's first message, or of its channel. */
export function useHandedText(place: string, take: Take): void {
  const onText = useEffectEvent(take);
  useEffect(() => {
    const taker: Take = (handed) => onText(handed);
    takers.set(place, taker);
    const handed = waiting.get(place);
    waiting.delete(place);
    if (handed) onText(handed);
    return () => {
      if (takers.get(place) === taker) takers.delete(place);
    };
  }, [place]);
}
