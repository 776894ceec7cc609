const controls = 'a[href], button:not(:disabled), input';

/**
 * Finds, once the row of `control` is gone from `list`, the same control of the row that took its place, or of the nearest
 * that has one: whoever works by keys goes on from there.
 */
export function successorOf(list: Element, control: Element): () => HTMLElement | null {
  const place = [...list.children].findIndex((row) => row.contains(control));
  const nth = [...(list.children[place]?.querySelectorAll(controls) ?? [])].indexOf(control);
  return () => {
    const rows = [...list.children];
    for (const row of [...rows.slice(place), ...rows.slice(0, place).reverse()]) {
      const there = row.querySelectorAll<HTMLElement>(controls);
      const found = there[nth] ?? there[there.length - 1];
      if (found) return found;
    }
    return null;
  };
}
