import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { ShortcutKeys } from './kbd.js';

interface Payload {
  readonly label: string;
  readonly shortcut: string | undefined;
}

// One popup serves every trigger on the page: a list of a thousand rows pays for one tooltip.
const shared = Base.createHandle<Payload>();

export interface TooltipProps {
  readonly label: string;
  /** For example `mod+k`; shown as keys, not registered. */
  readonly shortcut?: string | undefined;
  /** One element that takes a ref and the props of a button. */
  readonly children: ReactElement;
}

/** Adds a hint to a control. A hint is not a name: the control still needs its own label. */
export function Tooltip({ label, shortcut, children }: TooltipProps) {
  return <Base.Trigger handle={shared} payload={{ label, shortcut }} render={children} />;
}

/** The one popup behind every `Tooltip`; `UiProvider` mounts it. */
export function TooltipLayer() {
  return (
    <Base.Root handle={shared}>
      {({ payload }) => (
        <Base.Portal>
          <Base.Positioner sideOffset={6} collisionPadding={8} className="z-tooltip">
            <Base.Popup className="flex max-w-72 origin-(--transform-origin) items-center gap-2 rounded-control bg-ink px-2 py-1 text-meta font-medium text-canvas transition-opacity duration-quick data-ending-style:opacity-0 data-instant:duration-0 data-starting-style:opacity-0">
              {payload?.label}
              {payload?.shortcut && <ShortcutKeys keys={payload.shortcut} tone="inverse" />}
            </Base.Popup>
          </Base.Positioner>
        </Base.Portal>
      )}
    </Base.Root>
  );
}
