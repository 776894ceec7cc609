import { describe, expect, it } from 'vitest';
import { composeTitle } from './compose-title.js';

describe('composeTitle', () => {
  const quiet = { page: '#web', place: 'Acme', forMe: 0, hasUnread: false };
  it('names the page and the workspace', () => {
    expect(composeTitle(quiet)).toBe('#web · Acme');
  });
  it('names Parley where no workspace is open', () => {
    expect(composeTitle({ ...quiet, page: 'Sign in', place: null })).toBe('Sign in · Parley');
  });
  it('puts a dot before it for unread, and a number for what is for me', () => {
    expect(composeTitle({ ...quiet, hasUnread: true })).toBe('• #web · Acme');
    expect(composeTitle({ ...quiet, hasUnread: true, forMe: 3 })).toBe('(3) #web · Acme');
    expect(composeTitle({ ...quiet, hasUnread: true, forMe: 140 })).toBe('(99+) #web · Acme');
  });
});
