import { expect, test } from 'vitest';
import { keyboardHeight } from './on-screen-keyboard.js';

test('a keyboard takes what of the page is not seen', () => {
  expect(keyboardHeight({ pageHeight: 780, seenHeight: 444.3, scale: 1 })).toBe(336);
});

test('neither the bars of a browser nor two fingers are a keyboard', () => {
  expect(keyboardHeight({ pageHeight: 780, seenHeight: 780, scale: 1 })).toBe(0);
  expect(keyboardHeight({ pageHeight: 780, seenHeight: 698, scale: 1 })).toBe(0);
  expect(keyboardHeight({ pageHeight: 780, seenHeight: 390, scale: 2 })).toBe(0);
});
