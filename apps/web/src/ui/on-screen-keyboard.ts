export interface ViewportMeasures {
  /** Of the page as it is laid out, px. */
  readonly pageHeight: number;
  /** Of what is seen of it, px. */
  readonly seenHeight: number;
  /** How far the page is zoomed in with two fingers. */
  readonly scale: number;
}

/** Bars of a browser that come and go are lower than any keyboard. */
const lowestKeyboard = 100;

/** Height in px that a keyboard takes from the bottom of the page; 0 without one, and while it cannot be told. */
export function keyboardHeight({ pageHeight, seenHeight, scale }: ViewportMeasures): number {
  const hidden = Math.round(pageHeight - seenHeight);
  return Math.abs(scale - 1) < 0.01 && hidden >= lowestKeyboard ? hidden : 0;
}

/**
 * Keeps the app above the on-screen keyboard. Browsers that know `interactive-widget` shrink the page themselves; Safari
 * lays the keyboard over it, and tells only the visual viewport.
 */
export function followKeyboard(): void {
  const viewport = window.visualViewport;
  const root = document.documentElement;
  const fit = () => {
    const height = keyboardHeight({
      pageHeight: root.clientHeight,
      seenHeight: viewport?.height ?? root.clientHeight,
      scale: viewport?.scale ?? 1,
    });
    if (height === 0) {
      root.style.removeProperty('--keyboard');
      root.style.removeProperty('--spacing-safe-bottom');
      return;
    }
    root.style.setProperty('--keyboard', `${height}px`);
    root.style.setProperty('--spacing-safe-bottom', '0px');
    // Safari has pushed the whole page up to show the field; it is in sight without that.
    window.scrollTo(0, 0);
  };
  viewport?.addEventListener('resize', fit);
}
