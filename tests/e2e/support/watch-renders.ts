import type { Page } from '@playwright/test';

/** What is needed of React's own tree, as its developer tools read it. */
interface Fiber {
  readonly tag: number;
  readonly flags: number;
  readonly child: Fiber | null;
  readonly sibling: Fiber | null;
  readonly return: Fiber | null;
  readonly alternate: Fiber | null;
  readonly stateNode: unknown;
}

declare global {
  interface Window {
    takeRenders?: () => readonly string[];
  }
}

/**
 * Notes where components are drawn, by the hook that React keeps for its developer tools, also in the build that people
 * use. Call it before the page is opened.
 */
export async function watchRenders(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const hostTag = 5;
    const componentTags = new Set([0, 1, 11, 14, 15]);
    const performedWork = 1;
    let places = new Set<string>();

    const elementIn = (fiber: Fiber | null): Element | undefined => {
      for (let one = fiber; one; one = one.sibling) {
        const found = one.tag === hostTag ? (one.stateNode as Element) : elementIn(one.child);
        if (found) return found;
      }
      return undefined;
    };
    const elementAround = (fiber: Fiber | null): Element | undefined => {
      for (let one = fiber; one; one = one.return) if (one.tag === hostTag) return one.stateNode as Element;
      return undefined;
    };
    const placeOf = (fiber: Fiber): string => {
      const element = elementIn(fiber.child) ?? elementAround(fiber.return);
      if (element?.closest('main [role="toolbar"]')) return 'a toolbar';
      if (element?.closest('main header')) return 'the heading';
      const composer = document.querySelector('[data-composer]')?.closest('.group\\/composer')?.parentElement;
      if (element && composer?.contains(element)) return 'the composer';
      if (element?.closest('main')) return 'the open conversation';
      return element?.closest('nav li')?.querySelector('a')?.getAttribute('href') ?? 'elsewhere';
    };
    const note = (fiber: Fiber): void => void places.add(placeOf(fiber));
    const noteAll = (fiber: Fiber): void => {
      if (componentTags.has(fiber.tag)) note(fiber);
      for (let child = fiber.child; child; child = child.sibling) noteAll(child);
    };
    // A part of the tree that hangs on both the old and the new one was left alone.
    const compare = (next: Fiber, before: Fiber): void => {
      if (componentTags.has(next.tag) && next.flags & performedWork) note(next);
      if (next.child === before.child) return;
      for (let child = next.child; child; child = child.sibling) {
        if (child.alternate) compare(child, child.alternate);
        else noteAll(child);
      }
    };
    Object.assign(window, {
      takeRenders: () => {
        const taken = [...places].sort();
        places = new Set();
        return taken;
      },
      __REACT_DEVTOOLS_GLOBAL_HOOK__: {
        supportsFiber: true,
        inject: () => 1,
        onCommitFiberUnmount: () => {},
        onCommitFiberRoot: (_renderer: number, { current }: { current: Fiber }) => {
          if (current.alternate) compare(current, current.alternate);
        },
      },
    });
  });
}

/**
 * Where something was drawn since the last call: "the heading", "the composer", "a toolbar" or anything else in "the
 * open conversation", the address of a row of the sidebar, or "elsewhere".
 */
export async function takeRenders(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    if (!window.takeRenders) throw new Error('Nobody watches what is drawn.');
    return window.takeRenders();
  });
}
