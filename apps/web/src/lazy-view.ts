import { sessionRead } from '@parley/protocol';
import { lazyRouteComponent } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { call, Refusal } from './client.js';
import { fetchLater } from './ui/fetch-ahead.js';

/**
 * A view whose code is fetched when it is needed. Where code cannot be fetched the router reloads the page, once:
 * right after an update, which replaced the files, but without a connection the page would be lost, and with it all
 * that can still be read and written. So the server is asked first, and its silence is a problem of this view alone.
 */
export function lazyView<Module extends Record<Name, () => ReactNode>, Name extends string>(
  load: () => Promise<Module>,
  name: Name,
) {
  const fetchView = fetchLater(load);
  const loadOrRefuse = async (): Promise<Module> => {
    try {
      return await fetchView();
    } catch (error) {
      const answer = await call(sessionRead);
      throw answer.ok ? error : new Refusal(answer.error);
    }
  };
  return lazyRouteComponent(loadOrRefuse, name);
}
