import { describe, expect, it } from 'vitest';
import { asChannelName } from './as-channel-name.js';

describe('asChannelName', () => {
  it.each([
    ['Release Plan', 'release-plan'],
    ['#web', 'web'],
    ['  über  uns ', 'über-uns-'],
    ['a & b', 'a-&-b'],
    ['', ''],
  ])('makes %j into %j', (typed, name) => {
    expect(asChannelName(typed)).toBe(name);
  });
});
