import { describe, expect, it } from 'vitest';
import {
  calledPeople,
  isMentioned,
  mentionedUsers,
  mentionOfChannel,
  mentionOfEverybody,
  mentionOfGroup,
  mentionOfHere,
  mentionOfUser,
} from './mentions.js';

const ann = '0190a5d0-7b3c-7def-8123-00000000000a';
const bob = '0190a5d0-7b3c-7def-8123-00000000000b';
const [atAnn, atBob] = [mentionOfUser(ann), mentionOfUser(bob)];

describe('mentionedUsers', () => {
  it('names each person once, in order of appearance', () => {
    expect(mentionedUsers(`${atBob} and ${atAnn}, ${atBob}`)).toEqual([bob, ann]);
  });

  it.each([
    ['a channel', mentionOfChannel(ann)],
    ['an upper-case id', `<@${ann.toUpperCase()}>`],
    ['a name', '<@ann>'],
    ['half a mention', `<@${ann}`],
  ])('finds nobody in %s', (_, text) => {
    expect(mentionedUsers(text)).toEqual([]);
  });

  it.each([
    ['a code span', `\`${atAnn}\``],
    ['a code span of two backticks with one inside', `\`\`a \` ${atAnn}\`\``],
    ['a code span over two lines', `\`a\n${atAnn}\``],
    ['a fenced block', `\`\`\`\n${atAnn}\n\`\`\``],
    ['a fenced block with a language', `\`\`\`ts\n${atAnn}\n\`\`\``],
    ['a fenced block with a blank line', `\`\`\`\n\n${atAnn}\n\`\`\``],
    ['a fence of tildes', `~~~\n${atAnn}\n~~~`],
    ['a fence that is never closed', `\`\`\`\n${atAnn}`],
    ['a longer fence around a shorter one', `\`\`\`\`\n\`\`\`\n${atAnn}\n\`\`\`\`\n`],
    ['a fence after text', `look:\n\`\`\`\n${atAnn}\n\`\`\``],
    ['tildes with backticks inside', `~~~\n\`\`\`\n${atAnn}\n~~~`],
  ])('takes %s for quoted speech', (_, text) => {
    expect(mentionedUsers(text)).toEqual([]);
    expect(mentionedUsers(`${text}\n\n${atBob}`), 'and what follows is none, once closed').toEqual(
      text.endsWith(atAnn) ? [] : [bob],
    );
  });

  it.each([
    ['a backtick that nothing closes', `the \` key, ${atAnn}`],
    ['backticks in different paragraphs', `the \` key\n\n${atAnn}\n\nthe \` again`],
    ['runs of different length', `\`\` ${atAnn} \``],
    ['an escaped backtick', `\\\`${atAnn}\``],
    ['after a closed span', `\`code\` ${atAnn} \`code\``],
    ['three backticks used as a span', `\`\`\`code\`\`\` ${atAnn}`],
    ['four spaces before the backticks', `a\n    \`\`\`\n${atAnn}`],
    ['after a closed fence', `\`\`\`\ncode\n\`\`\`\n${atAnn}`],
  ])('hears a mention beside %s', (_, text) => {
    expect(mentionedUsers(text)).toEqual([ann]);
  });

  it('lets a doubled backslash escape itself and not the backtick', () => {
    expect(mentionedUsers(`\\\\\`${atAnn}\``)).toEqual([]);
  });

  it('lets an escaped backtick shorten the run that opens a span', () => {
    expect(mentionedUsers(`\\\`\`${atAnn}\` ${atBob}`)).toEqual([bob]);
  });

  it('finds 100,000 mentions of one person once', () => {
    expect(mentionedUsers(atAnn.repeat(100_000))).toEqual([ann]);
  });
});

describe('calledPeople', () => {
  it('tells people, groups, everybody and those who are here apart', () => {
    const text = `${mentionOfGroup(bob)} ${atAnn} ${mentionOfHere} ${mentionOfGroup(bob)}`;
    expect(calledPeople(text)).toEqual({ userIds: [ann], groupIds: [bob], isEverybody: false, isHere: true });
    expect(calledPeople(mentionOfEverybody)).toMatchObject({ isEverybody: true, isHere: false });
  });

  it.each(['`<!channel>`', '```\n<!here>\n```', '<!everyone>', '<! channel>', '<!group:nobody>', '@channel'])(
    'hears nobody called in %j',
    (text) => {
      const nobody = { userIds: [], groupIds: [], isEverybody: false, isHere: false };
      expect(calledPeople(text)).toEqual(nobody);
    },
  );
});

describe('isMentioned', () => {
  it('is true by name and with everybody of the channel', () => {
    expect(isMentioned({ mentions: [ann], channelId: bob }, ann)).toBe(true);
    expect(isMentioned({ mentions: [bob], channelId: bob }, ann)).toBe(true);
    expect(isMentioned({ mentions: [ann], channelId: bob }, 'somebody')).toBe(false);
  });
});

/** What could be repeated: list steps, and characters handed on to be searched again. Counted, not timed. */
function stepsFor(text: string): number {
  const { at, pop, shift } = Array.prototype;
  const { slice } = String.prototype;
  let steps = 0;
  Array.prototype.at = function (index) {
    steps += 1;
    return at.call(this, index);
  };
  Array.prototype.pop = function () {
    steps += 1;
    return pop.call(this);
  };
  Array.prototype.shift = function () {
    steps += this.length;
    return shift.call(this);
  };
  String.prototype.slice = function (from, to) {
    const part = slice.call(this, from, to);
    steps += part.length;
    return part;
  };
  try {
    mentionedUsers(text);
  } finally {
    Object.assign(Array.prototype, { at, pop, shift });
    Object.assign(String.prototype, { slice });
  }
  return steps;
}

describe('mentionedUsers on hostile text', () => {
  const hostile: readonly (readonly [string, (size: number) => string])[] = [
    ['single backticks', (size) => '` '.repeat(size / 2)],
    ['one run', (size) => '`'.repeat(size)],
    [
      'runs of growing length',
      (size) => Array.from({ length: Math.sqrt(2 * size) | 0 }, (_, n) => '`'.repeat(n + 1)).join(' '),
    ],
    ['unclosed pairs', (size) => '`` ` '.repeat(size / 5)],
    ['escaped backticks', (size) => '\\` '.repeat(size / 3)],
    ['backslashes', (size) => `${'\\'.repeat(size)}\``],
    ['fences', (size) => '```\n'.repeat(size / 4)],
    ['paragraphs', (size) => '`\n\n'.repeat(size / 3)],
    ['half of everybody', (size) => '<!'.repeat(size / 2)],
    ['half mentions', (size) => '<@0190a5d0-'.repeat(size / 11)],
  ];

  it.each(hostile)('grows with the length and not faster: %s', (_, make) => {
    const [small, large] = [stepsFor(make(2_000)), stepsFor(make(32_000))];
    expect(large).toBeLessThanOrEqual(16 * 1.5 * (small + 100));
  });
});
