import { cloneElement, lazy, type MouseEvent, type ReactElement, Suspense, useState } from 'react';
import type { MenuProps } from './menu.js';

const load = () => import('./menu.js');
const LoadedMenu = lazy(async () => ({ default: (await load()).Menu }));

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
    onPointerEnter: () => void load(),
    onFocus: () => void load(),
    onClick: (event) => {
      setWanted(true);
      setByKey(event.detail === 0);
      setOpen(true);
    },
  });
  if (!isWanted) return button;
  return (
    <Suspense fallback={button}>
      <LoadedMenu
        {...menu}
        trigger={trigger}
        open={isOpen}
        startsOnFirst={isByKey}
        onOpenChange={(next) => {
          setOpen(next);
          setByKey(false);
        }}
      />
    </Suspense>
  );
}
