import { describe, expect, it } from 'vitest';
import { createOriginCheck } from './origin.js';

describe('[R-CONN-7] where a request comes from', () => {
  const own = createOriginCheck('https://chat.example');
  const any = createOriginCheck(undefined);

  it.each([
    ['https://chat.example', true],
    ['https://chat.example.evil.example', false],
    ['https://evil.example', false],
    ['http://chat.example', false],
    ['https://sub.chat.example', false],
    ['null', false],
    ['', false],
  ])('with PUBLIC_URL, origin %s is let in: %s', (origin, expected) => {
    expect(own({ origin, host: 'chat.example' })).toBe(expected);
  });

  it.each([
    ['http://localhost:3000', 'localhost:3000', true],
    ['https://chat.example', 'chat.example', true],
    ['http://localhost:3001', 'localhost:3000', false],
    ['http://evil.example', 'chat.example', false],
    ['null', 'chat.example', false],
  ])('without, origin %s at host %s is let in: %s', (origin, host, expected) => {
    expect(any({ origin, host })).toBe(expected);
  });

  it('lets programs in that are no browser, and no browser that says it comes from elsewhere', () => {
    expect(any({ host: 'chat.example' })).toBe(true);
    expect(any({ host: 'chat.example', 'sec-fetch-site': 'same-origin' })).toBe(true);
    expect(any({ host: 'chat.example', 'sec-fetch-site': 'cross-site' })).toBe(false);
    expect(any({ host: 'chat.example', 'sec-fetch-site': 'same-site' })).toBe(false);
  });
});
