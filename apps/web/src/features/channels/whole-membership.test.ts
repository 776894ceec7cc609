import { describe, expect, it } from 'vitest';
import { wholeMembership } from './whole-membership.js';

const pages = [['ann', 'bob'], ['cleo', 'dan'], ['eve']];

function reader() {
  const asked: (string | undefined)[] = [];
  const readPage = async (after: string | undefined) => {
    asked.push(after);
    const memberIds = pages[asked.length - 1] ?? [];
    return { memberIds, next: asked.length < pages.length ? (memberIds.at(-1) ?? null) : null };
  };
  return { asked, readPage };
}

describe('wholeMembership', () => {
  it('is all pages, each asked for after the last of the one before', async () => {
    const { asked, readPage } = reader();
    expect(await wholeMembership(readPage, new AbortController().signal)).toEqual(pages.flat());
    expect(asked).toEqual([undefined, 'bob', 'dan']);
  });

  it('asks for nothing more when nobody wants it any longer', async () => {
    const { asked, readPage } = reader();
    const leaving = new AbortController();
    const whole = wholeMembership((after) => {
      if (after === 'bob') leaving.abort();
      return readPage(after);
    }, leaving.signal);
    await expect(whole).rejects.toThrow('aborted');
    expect(asked).toEqual([undefined, 'bob']);
  });
});
