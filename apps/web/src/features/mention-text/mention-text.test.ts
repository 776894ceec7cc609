import { describe, expect, it } from 'vitest';
import { mentionsIn, type Names, toShown, toWire } from './mention-text.js';

const people = new Map([
  ['ann', '019a0000-0000-7000-8000-000000000001'],
  ['ann lee', '019a0000-0000-7000-8000-000000000002'],
  ['zoë', '019a0000-0000-7000-8000-000000000003'],
]);
const groups = new Map([['design', '019a0000-0000-7000-8000-00000000000b']]);
const channels = new Map([['web', '019a0000-0000-7000-8000-00000000000a']]);
const nameOf = (map: Map<string, string>) => (id: string) => [...map].find(([, one]) => one === id)?.[0];
const names: Names = {
  personId: (name) => people.get(name.toLowerCase()),
  groupId: (name) => groups.get(name.toLowerCase()),
  channelId: (name) => channels.get(name.toLowerCase()),
  personName: nameOf(people),
  groupName: nameOf(groups),
  channelName: nameOf(channels),
};
const at = (name: string) => `<@${people.get(name)}>`;

describe('toWire', () => {
  it.each([
    ['hi @Ann, ok?', `hi ${at('ann')}, ok?`],
    ['@Ann Lee and @ann', `${at('ann lee')} and ${at('ann')}`],
    ['@Zoë!', `${at('zoë')}!`],
    ['see #web.', `see <#${channels.get('web')}>.`],
    ['(@Ann)', `(${at('ann')})`],
    ['@Annabel', '@Annabel'],
    ['mail me@ann', 'mail me@ann'],
    ['`@Ann`\n```\n@Ann\n```', '`@Ann`\n```\n@Ann\n```'],
    ['#webinar', '#webinar'],
    ['@design, look', `<!group:${groups.get('design')}>, look`],
    ['@channel: lunch', '<!channel>: lunch'],
    ['@Here?', '<!here>?'],
    ['@channels', '@channels'],
    ['`@channel`', '`@channel`'],
    ['@', '@'],
  ])('%j → %j', (text, wire) => {
    expect(toWire(text, names)).toBe(wire);
  });

  it('comes back as it was', () => {
    for (const text of ['hi @ann lee and #web', 'nobody here', '@design and @channel, @here', '@zoë @zoë'])
      expect(toShown(toWire(text, names), names)).toBe(text);
  });
});

describe('toShown', () => {
  it('leaves people it does not know', () => {
    const stranger = '<@019a0000-0000-7000-8000-0000000000ff>';
    expect(toShown(`hi ${stranger}`, names)).toBe(`hi ${stranger}`);
  });
});

describe('mentionsIn', () => {
  it('stays quick on a wall of signs', () => {
    let lookUps = 0;
    const counting: Names = {
      ...names,
      personId: () => {
        lookUps += 1;
        return undefined;
      },
    };
    mentionsIn('@'.repeat(10_000), counting);
    expect(lookUps).toBeLessThanOrEqual(10_000 * 81);
  });
});
