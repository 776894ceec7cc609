import { useEffect, useEffectEvent } from 'react';

type Take = (text: string) => void;

const takers = new Map<string, Take>();
const waiting = new Map<string, string>();

/**
 * Gives a text, as people write it, to the composer of a place (the id of its channel): a quotation, or a message that
 * was taken back. A composer that is not there gets it when it comes.
 */
export function handText(place: string, text: string): void {
  const take = takers.get(place);
  if (take) take(text);
  else waiting.set(place, text);
}

/** For a composer: what is handed to it. */
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
