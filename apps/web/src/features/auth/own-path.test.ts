import { describe, expect, it } from 'vitest';
import { isOwnPath } from './own-path.js';

describe('isOwnPath', () => {
  it.each(['/', '/w/acme', '/w/acme/c/1?at=3#x', '/join/abc'])('lets %j through', (path) => {
    expect(isOwnPath(path)).toBe(true);
  });
  it.each([
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n//evil.example',
    '/a\\b',
    'https://evil.example',
    'javascript:alert(1)',
    'w/acme',
    '',
    undefined,
    7,
  ])('refuses %j', (path) => {
    expect(isOwnPath(path)).toBe(false);
  });
});
