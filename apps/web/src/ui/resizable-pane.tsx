import { clsx } from 'clsx';
import { type CSSProperties, type PointerEvent, type ReactNode, useRef } from 'react';
import { clampWidth, type PaneLimits, widthAfterKey } from './pane-width.js';

export interface ResizablePaneProps {
  /** Accessible name of the handle. */
  readonly label: string;
  /** The edge of the window the pane stands at; the handle is on the other side. */
  readonly side: 'start' | 'end';
  /** CSS px. */
  readonly width: number;
  readonly limits: PaneLimits;
  /** Called once when a drag ends and for every key, so it may write to storage. */
  readonly onWidthChange: (width: number) => void;
  readonly className?: string | undefined;
  readonly children: ReactNode;
}

/** A pane whose inner edge can be dragged, or moved with arrows, Home, End; Enter or a double press resets it. */
export function ResizablePane({
  label,
  side,
  width,
  limits,
  onWidthChange,
  className,
  children,
}: ResizablePaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  const drag = useRef<{ fromX: number; fromWidth: number; now: number }>(undefined);
  const growsRight = () =>
    (side === 'start') === (getComputedStyle(pane.current ?? document.body).direction !== 'rtl');

  // While dragging, the width goes to the element alone: rendering the pane sixty times a second would stutter.
  const move = (event: PointerEvent) => {
    if (!drag.current) return;
    const moved = (event.clientX - drag.current.fromX) * (growsRight() ? 1 : -1);
    drag.current.now = clampWidth(drag.current.fromWidth + moved, limits);
    pane.current?.style.setProperty('--pane-width', `${drag.current.now}px`);
  };
  const end = () => {
    const ended = drag.current;
    drag.current = undefined;
    document.documentElement.removeAttribute('data-resizing');
    if (ended && ended.now !== width) onWidthChange(ended.now);
  };

  return (
    <div
      ref={pane}
      className={clsx('relative w-(--pane-width) flex-none', className)}
      style={{ '--pane-width': `${clampWidth(width, limits)}px` } as CSSProperties}
    >
      {children}
      {/* biome-ignore lint/a11y/useSemanticElements: hr is the separator that divides; this one is a control. */}
      <div
        role="separator"
        tabIndex={0}
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={clampWidth(width, limits)}
        aria-valuemin={limits.min}
        aria-valuemax={limits.max}
        className={clsx(
          'group absolute inset-y-0 z-pane w-2 cursor-col-resize touch-none outline-none',
          side === 'start' ? '-end-1' : '-start-1',
        )}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drag.current = { fromX: event.clientX, fromWidth: width, now: width };
          document.documentElement.setAttribute('data-resizing', '');
        }}
        onPointerMove={move}
        onPointerUp={end}
        onPointerCancel={end}
        onDoubleClick={() => onWidthChange(limits.initial)}
        onKeyDown={(event) => {
          const next = widthAfterKey(
            { key: event.key, width, growsRight: growsRight(), far: event.shiftKey },
            limits,
          );
          if (next === undefined) return;
          event.preventDefault();
          onWidthChange(next);
        }}
      >
        <span className="mx-auto block h-full w-0.5 bg-accent opacity-0 transition-opacity duration-calm group-hover:opacity-60 group-hover:delay-150 group-focus-visible:opacity-100 group-active:opacity-100 forced-colors:bg-[Highlight]" />
      </div>
    </div>
  );
}
