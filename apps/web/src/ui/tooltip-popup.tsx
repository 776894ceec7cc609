import { Tooltip as Base } from '@base-ui/react/tooltip';
import { ShortcutKeys } from './kbd.js';
import type { Hint } from './use-hint.js';

export interface TooltipPopupProps {
  readonly hint: Hint;
  readonly isOpen: boolean;
}

export function TooltipPopup({ hint, isOpen }: TooltipPopupProps) {
  return (
    <Base.Root open={isOpen} disableHoverablePopup>
      <Base.Portal>
        <Base.Positioner anchor={hint.anchor} sideOffset={6} collisionPadding={8} className="z-tooltip">
          <Base.Popup className="pointer-events-none flex max-w-72 origin-(--transform-origin) items-center gap-2 rounded-control bg-ink px-2 py-1 text-meta font-medium text-canvas transition-opacity duration-quick data-ending-style:opacity-0 data-instant:duration-0 data-starting-style:opacity-0">
            {hint.label}
            {hint.keys && <ShortcutKeys keys={hint.keys} tone="inverse" />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
