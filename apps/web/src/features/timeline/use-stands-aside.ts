import { type RefObject, useLayoutEffect, useState } from 'react';

/** Whether the bar would lie over a button of its row's text, as the one that copies a block of code: it makes room then. */
export function useStandsAside(bar: RefObject<HTMLElement | null>): boolean {
  const [isAside, setAside] = useState(false);
  useLayoutEffect(() => {
    const button = bar.current?.closest('article')?.querySelector('[data-keep-clear]');
    if (!bar.current || !button) return;
    const [its, mine] = [button.getBoundingClientRect(), bar.current.getBoundingClientRect()];
    setAside(
      its.top < mine.bottom && mine.top < its.bottom && its.left < mine.right && mine.left < its.right,
    );
  }, [bar]);
  return isAside;
}
