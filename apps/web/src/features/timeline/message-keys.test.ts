import { afterEach, describe, expect, it } from 'vitest';
import { chooseSingleKeys } from '../../ui/shortcut-keys.js';
import { messageKeyOf, messageKeys } from './message-keys.js';

const press = (key: string, held: object = {}) => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false },
  ...held,
});

describe('messageKeyOf', () => {
  afterEach(() => chooseSingleKeys(true));
  it('knows every key by its own, also in capitals', () => {
    expect(new Set(Object.values(messageKeys)).size).toBe(Object.keys(messageKeys).length);
    expect(messageKeyOf(press('e'))).toBe('edit');
    expect(messageKeyOf(press('E'))).toBe('edit');
    expect(messageKeyOf(press('Delete'))).toBe('delete');
    expect(messageKeyOf(press('x'))).toBeUndefined();
  });
  it('leaves what is held together to the browser', () => {
    for (const held of ['ctrlKey', 'metaKey', 'altKey', 'shiftKey'])
      expect(messageKeyOf(press('c', { [held]: true }))).toBeUndefined();
  });
  it('knows no characters where they are switched off, but still the keys that are none', () => {
    chooseSingleKeys(false);
    expect(messageKeyOf(press('e'))).toBeUndefined();
    expect(messageKeyOf(press('Delete'))).toBe('delete');
  });
});
