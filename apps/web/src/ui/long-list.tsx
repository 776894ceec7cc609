import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useId, useState } from 'react';
import { flushSync } from 'react-dom';
import { Button } from './button.js';
import { RowList } from './row-list.js';

/** Rows drawn at first, and more with every press. */
const drawnAtOnce = 60;

interface LongListProps<Item> {
  readonly items: readonly Item[];
  /** An `li` with a key. */
  readonly row: (item: Item) => ReactNode;
  /** What the items were chosen by, such as the words of a search: with another it begins anew. */
  readonly chosenBy: string;
  readonly className?: string | undefined;
  readonly moreClassName?: string | undefined;
}

/** A list drawn a piece at a time, however long it is. */
export function LongList<Item>({ items, row, chosenBy, className, moreClassName }: LongListProps<Item>) {
  const { t } = useLingui();
  const listId = useId();
  const [{ count, ...drawn }, setDrawn] = useState({ chosenBy, count: drawnAtOnce });
  if (drawn.chosenBy !== chosenBy) setDrawn({ chosenBy, count: drawnAtOnce });
  // The button moves away under the focus, or is gone: whoever works by keys goes on where the new rows begin.
  const more = () => {
    flushSync(() => setDrawn({ chosenBy, count: count + drawnAtOnce }));
    const first = document.getElementById(listId)?.children[count];
    const control = first?.querySelector<HTMLElement>('a[href], button:not(:disabled)');
    if (control) control.focus();
    else if (first instanceof HTMLElement) {
      first.tabIndex = -1;
      first.focus();
    }
  };
  return (
    <>
      <RowList id={listId} className={className}>
        {items.slice(0, count).map(row)}
      </RowList>
      {items.length > count && <Button className={moreClassName} onClick={more}>{t`Show more`}</Button>}
    </>
  );
}
