import { useEffect, useState } from 'react';

/** Rows drawn beyond what is in sight, above and below: to begin with, more with each step, and at most. */
const first = 2;
const step = 4;
const most = 10;

/** What is in sight is drawn first; the rows beyond it, which only scrolling shows, come when that has been painted. */
export function useOverscan(): number {
  const [overscan, setOverscan] = useState(first);
  useEffect(() => {
    if (overscan >= most) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    // A frame's callback runs before that frame is painted, and what it draws would be painted with it.
    const frame = requestAnimationFrame(() => {
      timer = setTimeout(() => setOverscan(Math.min(most, overscan + step)));
    });
    return () => {
      cancelAnimationFrame(frame);
      clearTimeout(timer);
    };
  }, [overscan]);
  return overscan;
}
