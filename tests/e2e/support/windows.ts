import type { Browser, BrowserContext, BrowserContextOptions, Page } from '@playwright/test';
import type { Person } from './person.js';
import { slowDown } from './slowness.js';

/** A window for each layout: one pane at a time, a panel over the other pane, everything side by side. */
export const narrow = { viewport: { width: 360, height: 740 } } as const;
export const medium = { viewport: { width: 768, height: 1024 } } as const;
export const wide = { viewport: { width: 1440, height: 900 } } as const;

/** Browser windows, each a device of its own, and all that went wrong in any of them. */
export interface Windows {
  /** A window, signed in as the person, or as nobody; of 1280 × 800 px where no other is asked for. */
  open(person: Person | null, options?: BrowserContextOptions): Promise<Page>;
  /** Watches a window that was opened elsewhere. */
  watch(context: BrowserContext): Promise<void>;
  /** Says that a test is about something the browser itself complains of, such as an answer of 401. */
  expectProblems(pattern: RegExp): void;
  /** Errors of pages, lines on the console, breaches of the content security policy, requests to other hosts. */
  problems(): readonly string[];
  close(): Promise<void>;
}

export function createWindows(browser: Browser, address: string): Windows {
  const contexts: BrowserContext[] = [];
  const found: string[] = [];
  const expected: RegExp[] = [];

  const watch = async (context: BrowserContext): Promise<void> => {
    contexts.push(context);
    context.on('weberror', (error) =>
      found.push(`page error: ${error.error().stack ?? error.error().message}`),
    );
    context.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      if (message.text().includes('registration blocked by Playwright')) return;
      found.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    context.on('request', (request) => {
      const { protocol, origin } = new URL(request.url());
      const isOwn = origin === address || protocol === 'data:' || protocol === 'blob:';
      if (!isOwn) found.push(`request to somebody else: ${request.url()}`);
    });
    // One that is closed at once needs no slowness.
    context.on('page', (page) => void slowDown(page).catch(() => undefined));
    await context.addInitScript(() => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.error(`policy ${event.effectiveDirective} broken by ${event.blockedURI} ${event.sample}`);
      });
    });
  };

  return {
    watch,
    open: async (person, options = {}) => {
      const storageState = await person?.requests.storageState();
      const context = await browser.newContext({
        baseURL: address,
        locale: 'en-GB',
        viewport: { width: 1280, height: 800 },
        // What a worker fetches no test can hold back; those about opening without a server allow it.
        serviceWorkers: 'block',
        ...(storageState && { storageState }),
        ...options,
      });
      await watch(context);
      return context.newPage();
    },
    expectProblems: (pattern) => void expected.push(pattern),
    problems: () => found.filter((problem) => !expected.some((pattern) => pattern.test(problem))),
    close: async () => {
      await Promise.all(contexts.map((context) => context.close()));
    },
  };
}
