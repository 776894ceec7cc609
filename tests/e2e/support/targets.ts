import type { Page } from '@playwright/test';

/** What a finger needs, CSS px each way (WCAG 2.5.5). */
const least = 44;

/**
 * What on the screen can be pressed and is too small for a finger, measured by what a press beside it would hit. Left out
 * as in WCAG 2.5.5: links within a sentence, and what has the same name as something larger in its row.
 */
export async function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate((size) => {
    const selector =
      'a[href], button, input, textarea, select, summary, label, [role=option], [role=tab], [role=radio], [role^=menuitem]';
    const nameOf = (element: Element) =>
      element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '';
    const isIn = (element: Element, x: number, y: number) => {
      const hit = document.elementFromPoint(x, y);
      return hit !== null && (element.contains(hit) || hit.closest('label')?.contains(element) === true);
    };
    /** How far from the middle a press still hits. */
    const reach = (
      element: Element,
      [x, y]: readonly [number, number],
      [dx, dy]: readonly [number, number],
    ) => {
      let steps = 0;
      while (steps < size && isIn(element, x + dx * (steps + 1), y + dy * (steps + 1))) steps += 1;
      return steps;
    };
    const isInSentence = (element: Element) =>
      getComputedStyle(element).display.startsWith('inline') &&
      element.parentElement !== null &&
      ['P', 'LI', 'TD', 'EM', 'STRONG', 'DEL'].includes(element.parentElement.tagName) &&
      element.parentElement.textContent?.trim() !== element.textContent?.trim();
    const layer = document.querySelector('[role=dialog], [role=alertdialog], [role=menu]');
    const measured = [...document.querySelectorAll<HTMLElement>(selector)].flatMap((element) => {
      // What a layer covers in part is measured without it.
      if (layer && !layer.contains(element)) return [];
      const isInLabel = element.tagName !== 'LABEL' && element.closest('label') !== null;
      // Of a field the field itself is what is pressed.
      const isCaption = element.tagName === 'LABEL' && !element.querySelector('input, button, [role]');
      if (isInLabel || isCaption || element.matches(':disabled, [aria-hidden=true], .sr-only')) return [];
      const box = element.getBoundingClientRect();
      const middle = [box.left + box.width / 2, box.top + box.height / 2] as const;
      // Scrolled away, or something lies over it.
      if (box.width === 0 || !isIn(element, ...middle) || isInSentence(element)) return [];
      const across = () => 1 + reach(element, middle, [-1, 0]) + reach(element, middle, [1, 0]);
      const down = () => 1 + reach(element, middle, [0, -1]) + reach(element, middle, [0, 1]);
      const width = box.width < size ? across() : box.width;
      const height = box.height < size ? down() : box.height;
      return [{ element, name: nameOf(element), width, height }];
    });
    const isLarge = ({ width, height }: { width: number; height: number }) =>
      // A press between two pixels rounds either way.
      width >= size - 1 && height >= size - 1;
    return measured
      .filter((one) => {
        if (isLarge(one)) return false;
        const row = one.element.closest('article, li, [role=row]');
        const others = row ? [...row.querySelectorAll(selector)] : [];
        // If that one is in sight and too small, it is told itself.
        return !others.some((other) => other !== one.element && nameOf(other) === one.name);
      })
      .map(({ element, name, width, height }) => `${element.tagName} “${name}” ${width}×${height}`);
  }, least);
}

/** What sticks out of the window at the sides, where nothing lets it be scrolled to. */
export async function stickingOut(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isClipped = (element: Element): boolean => {
      for (let one = element.parentElement; one && one !== document.body; one = one.parentElement)
        if (getComputedStyle(one).overflowX !== 'visible') return true;
      return false;
    };
    const wide = [...document.body.querySelectorAll('*')].filter((element) => {
      const { left, right, width, height } = element.getBoundingClientRect();
      if (width <= 1 || height <= 1) return false;
      return (right > innerWidth + 1 || left < -1) && !isClipped(element);
    });
    const scrolls = document.documentElement.scrollWidth > innerWidth ? ['the page scrolls sideways'] : [];
    return [...scrolls, ...wide.map((element) => element.outerHTML.slice(0, 160))];
  });
}

/** What can be pressed and lies, in its own row, under something else that can: a finger in its middle hits the other. */
export async function coveredTargets(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const selector = 'a[href], button, input, [role=checkbox], [role=radio]';
    const nameOf = (element: Element) =>
      element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '';
    return [...document.querySelectorAll<HTMLElement>('article, li')].flatMap((row) =>
      [...row.querySelectorAll<HTMLElement>(selector)].flatMap((element) => {
        const { left, top, width, height } = element.getBoundingClientRect();
        if (width <= 1 || height <= 1) return [];
        const hit = document.elementFromPoint(left + width / 2, top + height / 2)?.closest(selector);
        const isOther = hit && row.contains(hit) && !element.contains(hit) && !hit.contains(element);
        return isOther ? [`“${nameOf(element)}” under “${nameOf(hit)}”`] : [];
      }),
    );
  });
}
