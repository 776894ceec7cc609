import { describe, expect, it } from 'vitest';
import { readCommand } from './read-command.js';

describe('readCommand', () => {
  it.each([
    ['/me waves', { name: 'me', args: 'waves' }],
    ['/help', { name: 'help', args: '' }],
    ['/topic  two words ', { name: 'topic', args: 'two words' }],
    ['/me waves\nand goes', { name: 'me', args: 'waves\nand goes' }],
    ['/foo', { name: 'foo', args: '' }],
    ['/usr/bin/env', undefined],
    ['/ me', undefined],
    [' /me waves', undefined],
    ['see /me', undefined],
    ['//me', undefined],
    ['/2', undefined],
  ])('%j → %j', (text, expected) => {
    expect(readCommand(text)).toEqual(expected);
  });
});
