import { cloneElement, type MouseEvent, type ReactElement, useState } from 'react';
import { lazyPart } from './lazy-part.js';
import type { MenuProps } from './menu.js';

const load = async () => (await import('./menu.js')).Menu;
const LoadedMenu = lazyPart(load);
/** Ahead of need; what does not come is asked for again when it is needed. */
const fetchAhead = () => void load().catch(() => undefined);

interface TriggerProps {
  readonly onClick?: (event: MouseEvent) => void;
  readonly onPointerEnter?: () => void;
  readonly onFocus?: () => void;
  readonly 'aria-haspopup'?: 'menu';
  readonly 'aria-expanded'?: boolean;
}

export interface LazyMenuProps extends Omit<MenuProps, 'trigger' | 'open' | 'onOpenChange'> {
  readonly trigger: ReactElement<TriggerProps>;
}

/** A menu whose code is fetched when its button is reached for, so that the first view does not wait for it. */
export function LazyMenu({ trigger, ...menu }: LazyMenuProps) {
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
    <LoadedMenu
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
}
