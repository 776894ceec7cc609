import { describe, expect, it } from 'vitest';
import { type Standing, whereToTell } from './where-to-tell.js';

const away: Standing = {
  isLookedAt: false,
  isOpen: false,
  isOtherLookedAt: false,
  isLeading: true,
  mayUseBrowser: true,
  isQuiet: false,
  isOver: false,
};

describe('a message is told of', () => {
  it.each<[string, Partial<Standing>, ReturnType<typeof whereToTell>]>([
    ['by the browser while nobody looks', {}, 'browser'],
    ['nowhere without permission', { mayUseBrowser: false }, null],
    ['by the leading tab only', { isLeading: false }, null],
    ['on the page that is looked at', { isLookedAt: true }, 'page'],
    ['on that page also when another tab leads', { isLookedAt: true, isLeading: false }, 'page'],
    ['nowhere while its channel is being read', { isLookedAt: true, isOpen: true }, null],
    ['by the browser though its channel is open in a tab nobody looks at', { isOpen: true }, 'browser'],
    ['by the other tab that is looked at', { isOtherLookedAt: true }, null],
    ['nowhere when it was read on another device', { isOver: true }, null],
    ['nowhere on the page either then', { isLookedAt: true, isOver: true }, null],
    ['nowhere while the person wants peace', { isQuiet: true }, null],
    ['nowhere on the page either then', { isLookedAt: true, isQuiet: true }, null],
  ])('%s', (_, change, place) => {
    expect(whereToTell({ ...away, ...change })).toBe(place);
  });
});
