import type { ComponentProps } from 'react';

const controls = 'a[href], button:not(:disabled), input';

/**
 * A list whose rows go away by a button of their own, such as "Mark as done". The focus goes on to the same button of the
 * row that takes the place, so that whoever works by keys goes on from there; after the last row, to the heading.
 */
export function RowList(props: Omit<ComponentProps<'ul'>, 'ref'>) {
  return <ul {...props} ref={keepFocus} />;
}

function keepFocus(list: HTMLUListElement | null): (() => void) | undefined {
  if (!list) return undefined;
  let row: Element | undefined;
  let place = 0;
  let nth = 0;
  const note = ({ target }: FocusEvent) => {
    place = [...list.children].findIndex((one) => one.contains(target as Node));
    row = list.children[place];
    nth = row ? [...row.querySelectorAll(controls)].indexOf(target as Element) : 0;
  };
  const goOn = () => {
    // The page or the dialog around has the focus when what had it is gone.
    const isLost = document.activeElement?.contains(list) ?? true;
    if (!row || list.contains(row) || !isLost) return;
    const next = list.children[Math.min(place, list.children.length - 1)];
    const there = [...(next?.querySelectorAll<HTMLElement>(controls) ?? [])];
    (there[nth] ?? there.at(-1) ?? heading())?.focus();
  };
  const observer = new MutationObserver(goOn);
  observer.observe(list, { childList: true });
  list.addEventListener('focusin', note);
  return () => {
    observer.disconnect();
    if (list.contains(document.activeElement))
      requestAnimationFrame(() => document.activeElement === document.body && heading()?.focus());
  };
}

const heading = () => document.querySelector<HTMLElement>('main h1');
