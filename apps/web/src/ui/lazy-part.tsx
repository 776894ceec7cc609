import { type ComponentType, type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { fetchLater } from './fetch-ahead.js';

export interface LazyPartProps {
  /** Stands there until the code has come. */
  readonly fallback?: ReactNode | undefined;
  /** The code could not be fetched, as without a connection; mounted anew, it is tried anew. */
  readonly onUnavailable?: (() => void) | undefined;
}

/**
 * A part of a view whose code is fetched when it is first shown. Unlike `React.lazy` it never throws what is around
 * it away: code that does not come leaves the fallback, and may come the next time.
 */
export function lazyPart<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props & LazyPartProps> {
  let loaded: ComponentType<Props> | undefined;
  const fetchOnce = fetchLater(async () => {
    loaded ??= await load();
    return loaded;
  });
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each part, when its module is read
  return function LazyPart({ fallback, onUnavailable, ...props }: Props & LazyPartProps) {
    const [Part, setPart] = useState<ComponentType<Props> | undefined>(() => loaded);
    const tell = useEffectEvent(() => onUnavailable?.());
    useEffect(() => {
      if (loaded) return;
      let isMounted = true;
      fetchOnce().then(
        (component) => {
          if (isMounted) setPart(() => component);
        },
        () => {
          if (isMounted) tell();
        },
      );
      return () => {
        isMounted = false;
      };
    }, []);
    return Part ? <Part {...(props as unknown as Props)} /> : fallback;
  };
}
