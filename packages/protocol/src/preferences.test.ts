import { describe, expect, it } from 'vitest';
import { limits } from './limits.js';
import { changedPreferences, repliesPlace, usualPreferences } from './preferences.js';

const channelOf = (nth: number) => `01985f10-0002-7a00-8000-${String(nth).padStart(12, '0')}`;

describe('where replies stand', () => {
  it('is the same everywhere but where it was chosen', () => {
    const everywhere = changedPreferences(usualPreferences, { replies: 'line' });
    expect(repliesPlace(usualPreferences, channelOf(1))).toBe('thread');
    expect(repliesPlace(everywhere, channelOf(1))).toBe('line');
    const chosen = changedPreferences(everywhere, {
      repliesIn: { channelId: channelOf(1), replies: 'thread' },
    });
    expect(repliesPlace(chosen, channelOf(1))).toBe('thread');
    expect(repliesPlace(chosen, channelOf(2))).toBe('line');
    const again = changedPreferences(chosen, { repliesIn: { channelId: channelOf(1), replies: null } });
    expect(again).toEqual(everywhere);
  });

  it('is remembered of as many channels as there is room for, the latest of them', () => {
    let held = usualPreferences;
    for (let nth = 0; nth <= limits.repliesChosen; nth += 1)
      held = changedPreferences(held, { repliesIn: { channelId: channelOf(nth), replies: 'line' } });
    expect(held.repliesIn).toHaveLength(limits.repliesChosen);
    expect(repliesPlace(held, channelOf(0))).toBe('thread');
    expect(repliesPlace(held, channelOf(limits.repliesChosen))).toBe('line');
  });

  it('gives the same preferences back when nothing changes', () => {
    const chosen = changedPreferences(usualPreferences, {
      repliesIn: { channelId: channelOf(1), replies: 'line' },
    });
    expect(changedPreferences(chosen, {})).toBe(chosen);
    expect(changedPreferences(chosen, { theme: 'system', replies: 'thread' })).toBe(chosen);
    expect(changedPreferences(chosen, { repliesIn: { channelId: channelOf(1), replies: 'line' } })).toBe(
      chosen,
    );
  });
});
