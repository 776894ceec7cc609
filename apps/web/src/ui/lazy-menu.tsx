import { type ComponentType, cloneElement, type MouseEvent, type ReactElement, useState } from 'react';
import { type LazyPartProps, lazyPart } from './lazy-part.js';
import type { MenuProps } from './menu.js';

interface TriggerProps {
  readonly onClick?: (event: MouseEvent) => void;
  readonly onPointerEnter?: () => void;
  readonly onFocus?: () => void;
  readonly 'aria-haspopup'?: 'menu';
  readonly 'aria-expanded'?: boolean;
}

type Lazy<Props> = Omit<Props, 'trigger' | 'open' | 'onOpenChange'> & {
  readonly trigger: ReactElement<TriggerProps>;
};

export type LazyMenuProps = Lazy<MenuProps>;

/** A menu whose code is fetched when its button is reached for, so that the first view does not wait for it. */
export function lazyMenuOf<Props extends Omit<MenuProps, 'items'>>(
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Lazy<Props>> {
  const Loaded = lazyPart(load) as unknown as ComponentType<Omit<MenuProps, 'items'> & LazyPartProps>;
  /** Ahead of need; what does not come is asked for again when it is needed. */
  const fetchAhead = () => void load().catch(() => undefined);
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each menu, when its module is read
  return function LazyMenuPart({ trigger, ...menu }: Lazy<Props>) {
    const [isWanted, setWanted] = useState(false);
    const [isOpen, setOpen] = useState(false);
    const [isByKey, setByKey] = useState(false);
    const button = cloneElement(trigger, {
      'aria-haspopup': 'menu',
      'aria-expanded': false,
      onPointerEnter: fetchAhead,
      onFocus: fetchAhead,
      onClick: (event) => {
        setWanted(true);
        setByKey(event.detail === 0);
        setOpen(true);
      },
    });
    if (!isWanted) return button;
    return (
      <Loaded
        {...menu}
        fallback={button}
        onUnavailable={() => setWanted(false)}
        trigger={trigger}
        open={isOpen}
        startsOnFirst={isByKey}
        onOpenChange={(next) => {
          setOpen(next);
          setByKey(false);
        }}
      />
    );
  };
}

/** Any menu of plain entries. */
export const LazyMenu: ComponentType<LazyMenuProps> = lazyMenuOf(
  async () => (await import('./menu.js')).Menu,
);
