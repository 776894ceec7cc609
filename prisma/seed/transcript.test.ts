import { describe, expect, it } from 'vitest';
import { transcript } from './transcript.js';

describe('transcript', () => {
  it('reads days, marks and what carries a message on', () => {
    const log = [
      '-3d',
      '09:14 ilse: Two things:',
      '',
      '  - paper',
      '    and ink',
      '',
      '+ 👍 noor tomasz · 🎉 rosa',
      '↳ 09:15 tomasz (edited): Seen.',
      'now',
      '-00:07 noor (deleted): Wrong window',
      '-00:06 rosa: Lunch?',
      '? Rice (noor ilse) · Soup, if any',
      '☐ Set the table (tomasz)',
    ];
    expect(transcript(log.join('\n'))).toEqual([
      {
        by: 'ilse',
        at: '-3d 09:14',
        text: 'Two things:\n\n- paper\n  and ink',
        reactions: [
          { emoji: '👍', by: ['noor', 'tomasz'] },
          { emoji: '🎉', by: ['rosa'] },
        ],
      },
      { by: 'tomasz', at: '-3d 09:15', text: 'Seen.', edited: true, isReply: true },
      { by: 'noor', at: '-0d -00:07', text: 'Wrong window', deleted: true },
      {
        ...{ by: 'rosa', at: '-0d -00:06', text: 'Lunch?' },
        poll: [
          { text: 'Rice', by: ['noor', 'ilse'] },
          { text: 'Soup, if any', by: [] },
        ],
        checklist: [{ text: 'Set the table', by: ['tomasz'] }],
      },
    ]);
  });

  it.each([
    ['somebody unknown', '-3d\n09:14 nobody: Hello'],
    ['a message before the first day', '09:14 ilse: Hello'],
    ['a clock time in the last hours', 'now\n09:14 ilse: Hello'],
    ['an age on a day', '-3d\n-00:07 ilse: Hello'],
    ['a line that is nothing', '-3d\nHello'],
    ['a continuation of nothing', '  Hello'],
    ['a reaction to nothing', '-3d\n+ 👍 noor'],
    ['a vote for nothing', '? Rice (noor)'],
    ['a vote of somebody unknown', '-3d\n09:14 ilse: Hello\n? Rice (nobody)'],
    ['a reaction of nobody', '-3d\n09:14 ilse: Hello\n+ 👍'],
  ])('refuses %s', (_, log) => {
    expect(() => transcript(log)).toThrow();
  });
});
