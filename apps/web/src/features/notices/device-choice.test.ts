import { afterEach, expect, it, vi } from 'vitest';
import { permission } from './device-choice.js';

afterEach(() => void vi.unstubAllGlobals());

const browser = (platform: string | undefined) => {
  vi.stubGlobal('Notification', { permission: 'granted' });
  vi.stubGlobal('navigator', platform === undefined ? {} : { userAgentData: { platform } });
};

it.each([
  ['granted', 'Windows'],
  ['granted', undefined],
  // It has the name, and throws when a page makes one.
  ['unsupported', 'Android'],
])('notices by the browser are %s on %s', (expected, platform) => {
  browser(platform);
  expect(permission()).toBe(expected);
});

it('notices by the browser are unsupported where there are none', () => {
  expect(permission()).toBe('unsupported');
});
