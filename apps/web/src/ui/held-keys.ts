interface Called {
  /** Still called for: it was neither closed nor given up. */
  readonly isWanted: () => boolean;
  /** Escape, before it could be seen. */
  readonly cancel: () => void;
}

/** Keys that mean something to a field that searches, beside those that write. */
const namedKeys: ReadonlySet<string> = new Set([
  ...['Enter', 'Backspace', 'Delete', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'],
]);

/** Code that does not come shall not take the keyboard away for good. */
const heldAtMostMs = 5_000;

/** Ends the one before; gives what it did not come to. */
let stopLast = (): string[] => [];

/**
 * What is typed after a dialog was called for is for its field, also while it is still being fetched and drawn: without
 * this it would go to what has the focus until then, and Enter would send it there. Call it when the dialog is called
 * for; it ends when the dialog has the focus.
 */
export function holdKeys({ isWanted, cancel }: Called): void {
  const keys = stopLast();
  const until = performance.now() + heldAtMostMs;
  let isGiving = false;

  const onKeyDown = (event: KeyboardEvent) => {
    if (!isGiving && (!isWanted() || performance.now() > until)) return void stop();
    // Those that are given come by here as well.
    if (!event.isTrusted || event.isComposing || !isPlain(event)) return;
    if (event.key === 'Escape' && !isGiving) {
      stop();
      cancel();
    } else if (event.key.length === 1 || namedKeys.has(event.key)) {
      // Of a key that is kept down one press is meant.
      if (!event.repeat) keys.push(event.key);
    } else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  const onFocusIn = ({ target }: FocusEvent) => {
    if (isGiving || !(target instanceof Element) || !target.closest('[role$="dialog"]')) return;
    isGiving = true;
    // The frame of a dialog may have the focus a moment before its field.
    requestAnimationFrame(() => requestAnimationFrame(() => void give(keys).then(stop)));
  };
  const stop = (): string[] => {
    window.removeEventListener('keydown', onKeyDown, true);
    window.removeEventListener('pointerdown', stop, true);
    document.removeEventListener('focusin', onFocusIn);
    return keys.splice(0);
  };
  stopLast = stop;
  window.addEventListener('keydown', onKeyDown, true);
  window.addEventListener('pointerdown', stop, true);
  document.addEventListener('focusin', onFocusIn);
}

/** As if they were pressed now, each once the page has followed the one before; what comes meanwhile queues behind. */
async function give(keys: string[]): Promise<void> {
  for (let key = keys.shift(); key !== undefined; key = keys.shift()) {
    const field = document.activeElement;
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement;
    // There is nothing to write in: what was typed was not for this.
    if (!isField || !field.closest('[role$="dialog"]')) return;
    press(field, key);
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function press(field: HTMLInputElement | HTMLTextAreaElement, key: string): void {
  const isTaken = !field.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
  );
  if (isTaken) return;
  // Fields hear of it as of any input, and their own undo takes it back.
  if (key.length === 1) document.execCommand('insertText', false, key);
  else if (key === 'Backspace') document.execCommand('delete');
  else if (key === 'Enter' && field instanceof HTMLInputElement) field.form?.requestSubmit();
}

const isPlain = (event: KeyboardEvent): boolean =>
  event.getModifierState('AltGraph') || !(event.ctrlKey || event.metaKey || event.altKey);
