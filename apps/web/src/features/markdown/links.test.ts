import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeUrl, trueHost } from './links.js';

describe('safeUrl', () => {
  it.each([
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>1</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'blob:https://x.example/1',
    '//evil.example',
    '/relative',
    '',
  ])('refuses %j', (href) => {
    expect(safeUrl(href)).toBeUndefined();
  });

  it('never lets another protocol through', () => {
    fc.assert(
      fc.property(fc.string(), fc.webUrl(), (noise, url) => {
        for (const href of [noise, noise + url, `${noise}:${url}`]) {
          const result = safeUrl(href);
          expect(result === undefined || ['http:', 'https:', 'mailto:'].includes(result.protocol)).toBe(true);
        }
      }),
    );
  });
});

describe('trueHost', () => {
  const url = new URL('https://evil.example/login');
  it('names where a lying link leads', () => {
    expect(trueHost('bank.example', url)).toBe('evil.example');
    expect(trueHost('https://bank.example/login', url)).toBe('evil.example');
  });
  it('says nothing about honest or plain texts', () => {
    expect(trueHost('www.evil.example', url)).toBeUndefined();
    expect(trueHost('the login page', url)).toBeUndefined();
  });
});
