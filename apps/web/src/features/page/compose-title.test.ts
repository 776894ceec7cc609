import { describe, expect, it } from 'vitest';
import { composeTitle } from './compose-title.js';

describe('composeTitle', () => {
  const quiet = { page: '#web', place: 'Acme', mentions: 0, hasUnread: false };
  it('names the page and the workspace', () => {
    expect(composeTitle(quiet)).toBe('#web · Acme');
  });
  it('names Parley where no workspace is open', () => {
    expect(composeTitle({ ...quiet, page: 'Sign in', place: null })).toBe('Sign in · Parley');
  });
  it('puts a dot before it for unread, and a number for mentions', () => {
    expect(composeTitle({ ...quiet, hasUnread: true })).toBe('• #web · Acme');
    expect(composeTitle({ ...quiet, hasUnread: true, mentions: 3 })).toBe('(3) #web · Acme');
    expect(composeTitle({ ...quiet, hasUnread: true, mentions: 140 })).toBe('(99+) #web · Acme');
  });
});
