import { afterEach, expect, it } from 'vitest';
import { takeToasts } from '../../ui/toast.js';
import { showNotice } from './show-notice.js';

afterEach(() => takeToasts(undefined));

it('a notice that goes leaves the newer one that took its place', () => {
  const shown = new Map<string, string>();
  takeToasts({
    show: ({ id, text }) => void shown.set(id, text),
    dismiss: (id) => void shown.delete(id),
  });
  const tell = (title: string) =>
    showNotice('page', {
      ...{ id: 'notice plans', tag: title, title, body: '' },
      action: { label: 'Open', onSelect: () => {} },
    });
  const takeFirst = tell('Is it open?');
  const takeSecond = tell('It is.');
  takeFirst();
  expect([...shown.values()]).toEqual(['It is.']);
  takeSecond();
  expect(shown.size).toBe(0);
});
