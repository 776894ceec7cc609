import type { ChatState } from '@parley/client';
import { describe, expect, it } from 'vitest';
import { excerpt } from './excerpt.js';

const id = '01985f10-0002-7a00-8000-000000000201';
const members = new Map([[id, { displayName: 'Maya' }]]);
const state = { members, groups: new Map(), channels: new Map() } as unknown as ChatState;

describe('excerpt', () => {
  it('is the words without the marks', () => {
    expect(
      excerpt(state, '# Plan\n\n- **first** and _second_\n- `npm run_all` [here](https://a.example)'),
    ).toBe('Plan • first and second • npm run_all here (https://a.example)');
  });

  it('calls people by their name of today', () => {
    expect(excerpt(state, `Thanks, <@${id}>`)).toBe('Thanks, @Maya');
  });

  it('ends with dots where the text goes on, and cuts no letter in two', () => {
    const cut = excerpt(state, '😀'.repeat(400));
    expect([...cut]).toHaveLength(160);
    expect(cut.endsWith('😀…')).toBe(true);
  });
});
