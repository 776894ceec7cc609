import { useEffect, useState } from 'react';

export interface Hint {
  readonly anchor: Element;
  readonly label: string;
  readonly keys: string | undefined;
}

/** How long the pointer rests on a control before its hint appears. */
const delayMs = 500;
/** Moving on to the next control within this time shows its hint at once. */
const followMs = 300;

/**
 * The hint of the control that is pointed at or has the keyboard's focus. `hint` stays while its popup fades out. Two
 * listeners on the document serve every control: a list of a thousand rows pays nothing.
 */
export function useHint(): { readonly hint: Hint | undefined; readonly isOpen: boolean } {
  const [shown, setShown] = useState<{ hint: Hint | undefined; isOpen: boolean }>({
    hint: undefined,
    isOpen: false,
  });
  useEffect(() => {
    const listening = new AbortController();
    const options = { signal: listening.signal, passive: true, capture: true };
    let anchor: Element | null = null;
    let timer: number | undefined;
    let isOpen = false;
    let closedAt = Number.NEGATIVE_INFINITY;
    /** A menu of its own needs no hint over it. */
    let dismissed: Element | null = null;

    const show = () => {
      const hint = anchor && hintOf(anchor);
      if (!hint || anchor === dismissed || anchor?.getAttribute('aria-expanded') === 'true') return;
      isOpen = true;
      setShown({ hint, isOpen: true });
    };
    const hide = () => {
      clearTimeout(timer);
      anchor = null;
      if (!isOpen) return;
      isOpen = false;
      closedAt = performance.now();
      setShown(({ hint }) => ({ hint, isOpen: false }));
    };
    const reach = (target: Element | null, waitMs: number) => {
      if (target === anchor) return;
      hide();
      if (target !== dismissed) dismissed = null;
      anchor = target;
      if (target) timer = window.setTimeout(show, waitMs);
    };
    const dismiss = () => {
      dismissed = anchor;
      hide();
    };

    const onPointerOver = (event: PointerEvent) => {
      if (event.pointerType === 'touch') return;
      reach(hintedAt(event.target), performance.now() - closedAt < followMs ? 0 : delayMs);
    };
    const onFocusIn = (event: FocusEvent) => {
      const target = hintedAt(event.target);
      if (target === event.target && target?.matches(':focus-visible')) reach(target, 0);
    };
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === 'Escape') dismiss();
    };
    document.addEventListener('pointerover', onPointerOver, options);
    document.addEventListener('focusin', onFocusIn, options);
    for (const leaving of ['pointerdown', 'click', 'scroll'] as const)
      document.addEventListener(leaving, dismiss, options);
    document.addEventListener('focusout', hide, options);
    document.addEventListener('keydown', onKeyDown, options);
    document.documentElement.addEventListener('pointerleave', hide, { signal: listening.signal });
    return () => {
      listening.abort();
      clearTimeout(timer);
    };
  }, []);
  return shown;
}

const hintedAt = (target: EventTarget | null): Element | null =>
  target instanceof Element ? target.closest('[data-hint]') : null;

function hintOf(anchor: Element): Hint | undefined {
  const label = anchor.getAttribute('data-hint');
  if (!label || !anchor.isConnected) return undefined;
  return { anchor, label, keys: anchor.getAttribute('data-hint-keys') ?? undefined };
}
