import { useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';

/**
 * After going to another view, focus goes to its heading, as a page load would put it at the top; unless the view
 * has taken it already (a composer does), or it is in the sidebar, where arrows walk on.
 */
export function useRouteFocus(): void {
  const pathname = useLocation({ select: (location) => location.pathname });
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    const frame = requestAnimationFrame(() => {
      const main = document.querySelector('main');
      const { activeElement } = document;
      if (!main || (activeElement && main.contains(activeElement) && activeElement !== main)) return;
      if (activeElement?.closest('[role="dialog"]')) return;
      main.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [pathname]);
}
