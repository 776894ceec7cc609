import { newAccount } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { firstIssues } from './first-issues.js';

const fine = { name: 'Maya', email: 'maya@example.org', password: 'correct horse' };

describe('firstIssues', () => {
  it('is empty for what the contract takes', () => {
    expect(firstIssues(newAccount.safeParse(fine))).toEqual(new Set());
  });
  it('names every field that is wrong, once', () => {
    const checked = newAccount.safeParse({ name: ' ', email: 'nowhere', password: 'short' });
    expect(firstIssues(checked)).toEqual(new Set(['name', 'email', 'password']));
  });
});
