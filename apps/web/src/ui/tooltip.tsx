import { cloneElement, type ReactElement } from 'react';
import { lazyPart } from './lazy-part.js';
import { useHint } from './use-hint.js';

export interface TooltipProps {
  readonly label: string;
  /** For example `mod+k`; shown as keys, not registered. */
  readonly shortcut?: string | undefined;
  /** One element that passes data attributes on. */
  readonly children: ReactElement<HintAttributes>;
}

/** Read by the layer: a control pays two attributes for its hint, and no listener. */
interface HintAttributes {
  readonly 'data-hint'?: string;
  readonly 'data-hint-keys'?: string | undefined;
}

/** Adds a hint to a control. A hint is not a name: the control still needs its own label. */
export function Tooltip({ label, shortcut, children }: TooltipProps) {
  return cloneElement(children, { 'data-hint': label, 'data-hint-keys': shortcut });
}

const Popup = lazyPart(async () => (await import('./tooltip-popup.js')).TooltipPopup);

/** The one popup behind every `Tooltip`; `UiProvider` mounts it. */
export function TooltipLayer() {
  const { hint, isOpen } = useHint();
  return hint && <Popup hint={hint} isOpen={isOpen} />;
}
