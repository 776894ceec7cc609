import { describe, expect, it } from 'vitest';
import { linkedPlaces, placeOf, searchOf } from './permalinks.js';

const here = { origin: 'https://chat.example', slug: 'demo' };
const channelId = '019a0000-0000-7000-8000-000000000001';
const link = (at: number | string) => `https://chat.example/w/demo/c/${channelId}?at=${at}`;
const rootId = '019a0000-0000-7000-8000-000000000002';
const inThread = (reply: number) =>
  `https://chat.example/w/demo/c/${channelId}?thread=${rootId}&reply=${reply}`;
const at = (text: string) => linkedPlaces(text, here).map(({ sequence }) => sequence);

describe('placeOf', () => {
  it('knows the links of this workspace', () => {
    expect(placeOf(link(12), here)).toEqual({ channelId, sequence: 12 });
    const place = { channelId, sequence: 14, threadRootId: rootId };
    expect(placeOf(inThread(14), here)).toEqual(place);
    expect(searchOf(place)).toEqual({ thread: rootId, reply: 14 });
  });

  it.each([
    link(0),
    link('x'),
    link('1e3'),
    link('99999999999999999999'),
    link(12).replace('demo', 'other'),
    link(12).replace('chat.example', 'chat.example.evil.example'),
    link(12).replace('https', 'http'),
    `https://chat.example/w/demo/c/${channelId}`,
    'https://chat.example/w/demo/people?at=3',
    inThread(0),
    inThread(14).replace('thread=', 'thread=x'),
    inThread(14).replace('reply', 'at'),
  ])('and nothing else: %s', (href) => {
    expect(placeOf(href, here)).toBeUndefined();
  });
});

describe('linkedPlaces', () => {
  it('finds bare links, each once and no more than three', () => {
    expect(at(`see ${link(1)} and **${link(2)}**, ${link(1)}`)).toEqual([1, 2]);
    expect(at([1, 2, 3, 4].map(link).join('\n\n'))).toEqual([1, 2, 3]);
  });

  it('leaves links with words, in quotations and in code', () => {
    expect(at(`[there](${link(1)})`)).toEqual([]);
    expect(at(`> [Ann](${link(1)}):\n> ${link(2)}`)).toEqual([]);
    expect(at(`\`${link(1)}\`\n\n\`\`\`\n${link(2)}\n\`\`\``)).toEqual([]);
  });
});
