import { describe, expect, it } from 'vitest';
import { bestLanguage } from './language.js';

describe('bestLanguage', () => {
  it('takes the first wanted language there is a catalog for', () => {
    expect(bestLanguage(['fr-CA', 'de-AT', 'en-US'])).toBe('de');
    expect(bestLanguage(['en-GB', 'de'])).toBe('en');
  });
  it('falls back to English', () => {
    expect(bestLanguage([])).toBe('en');
    expect(bestLanguage(['ja', 'toString'])).toBe('en');
  });
});
