import { ChevronLeft, X } from 'lucide-react';
import { type ReactNode, type RefObject, useEffect, useRef, useState } from 'react';
import { standingFor, viewHeading } from '../../ui/focus-place.js';
import { IconButton } from '../../ui/icon-button.js';
import { ResizablePane } from '../../ui/resizable-pane.js';
import { remember, remembered } from './remembered.js';

const widths = { min: 320, max: 560, initial: 400 };

interface SidePaneProps {
  /** Names the handle that changes its width. */
  readonly widthLabel: string;
  readonly children: ReactNode;
}

/** Beside the timeline, or over it where the window is not wide enough. One element at every width: what is open in it
 * stays open when the window is made narrower. All of them have one width. */
export function SidePane({ widthLabel, children }: SidePaneProps) {
  const [width, setWidth] = useState(() => Number(remembered('panel-width')) || widths.initial);
  return (
    <ResizablePane
      side="end"
      label={widthLabel}
      width={width}
      limits={widths}
      onWidthChange={(next) => {
        setWidth(next);
        remember('panel-width', String(next));
      }}
      className="side-pane flex flex-col max-lg:absolute max-lg:inset-0 max-lg:z-pane max-lg:w-auto max-lg:bg-canvas max-lg:[&>[role=separator]]:hidden lg:border-s lg:border-line"
    >
      {children}
    </ResizablePane>
  );
}

interface PaneWayProps {
  readonly label: string;
  readonly onClick: () => void;
}

interface PaneBackProps extends PaneWayProps {
  /** Drawn at the corner; the label says the same. */
  readonly mark?: ReactNode;
}

/** First in the head of a pane that covers the timeline: the way back to it. */
export function PaneBack({ label, mark, onClick }: PaneBackProps) {
  return (
    <span className="relative flex-none lg:hidden">
      <IconButton
        icon={ChevronLeft}
        label={label}
        onClick={onClick}
        className="coarse:size-11 rtl:[&>svg]:-scale-x-100"
      />
      <span
        aria-hidden
        className="pointer-events-none absolute end-0 top-0.5 grid size-4.5 place-items-center"
      >
        {mark}
      </span>
    </span>
  );
}

/** Last in the head of a pane beside the timeline. */
export function PaneClose({ label, onClick }: PaneWayProps) {
  return <IconButton icon={X} label={label} shortcut="escape" onClick={onClick} className="max-lg:hidden" />;
}

/**
 * The heading of a pane: it has the focus when the pane opens, and what opened it gets it back: the row of a message where
 * that was a button which came and went with the pointer, the heading of the view where it was in another view.
 */
export function usePaneHeading(): RefObject<HTMLHeadingElement | null> {
  const heading = useRef<HTMLHeadingElement>(null);
  // Before anything in the pane, such as its field, takes the focus.
  const [before] = useState(() => standingFor(document.activeElement));
  useEffect(() => {
    heading.current?.focus();
    return () => (before() ?? viewHeading())?.focus({ preventScroll: true });
  }, [before]);
  return heading;
}
