import { useEffect, useEffectEvent } from 'react';

type Take = (text: string) => void;

const takers = new Map<string, Take>();
const waiting = new Map<string, string>();

/** Where a text belongs: a channel, or a thread in it. */
export interface HandedPlace {
  readonly channelId: string;
  readonly threadRootId?: string | undefined;
}

/**
 * Gives a text, as people write it, to the composer of a place: a quotation, or a message that was taken back. For a
 * thread that is not open it is that of the channel; one that is not there gets the text when it comes.
 */
export function handText({ channelId, threadRootId }: HandedPlace, text: string): void {
  const place = threadRootId !== undefined && takers.has(threadRootId) ? threadRootId : channelId;
  const take = takers.get(place);
  if (take) take(text);
  else waiting.set(place, text);
}

/** For a composer: what is handed to it. `place`: the id of its thread's first message, or of its channel. */
export function useHandedText(place: string, take: Take): void {
  const onText = useEffectEvent(take);
  useEffect(() => {
    const taker: Take = (text) => onText(text);
    takers.set(place, taker);
    const text = waiting.get(place);
    waiting.delete(place);
    if (text !== undefined) onText(text);
    return () => {
      if (takers.get(place) === taker) takers.delete(place);
    };
  }, [place]);
}
