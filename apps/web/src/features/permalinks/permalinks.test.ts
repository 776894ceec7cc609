import { describe, expect, it } from 'vitest';
import { linkedMessages, linkedPlace, placeOf } from './permalinks.js';

const here = { origin: 'https://chat.example', slug: 'demo' };
const channelId = '019a0000-0000-7000-8000-000000000001';
const link = (at: number | string) => `https://chat.example/w/demo/c/${channelId}?at=${at}`;
const at = (text: string) => linkedMessages(text, here).map(({ sequence }) => sequence);

describe('placeOf', () => {
  it('knows the links of this workspace', () => {
    expect(placeOf(link(12), here)).toEqual({ channelId, sequence: 12 });
  });

  it('knows a reply by its thread, however the address was made', () => {
    const rootId = channelId.replace(/1$/, '2');
    const place = { channelId, sequence: 7, threadRootId: rootId };
    expect(placeOf(link(1).replace('at=1', `thread=${rootId}&reply=7`), here)).toEqual(place);
    expect(placeOf(link(1).replace('at=1', `reply=7&thread=${rootId}&at=3`), here)).toEqual(place);
    expect(placeOf(link(1).replace('at=1', `thread=${rootId}`), here)).toBeUndefined();
    expect(placeOf(link(1).replace('at=1', 'thread=x&reply=7'), here)).toBeUndefined();
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
  ])('and nothing else: %s', (href) => {
    expect(placeOf(href, here)).toBeUndefined();
  });
});

describe('linkedPlace', () => {
  it('is a channel, a thread or a place in them, whatever else the address says', () => {
    const rootId = channelId.replace(/1$/, '2');
    const channel = `https://chat.example/w/demo/c/${channelId}`;
    expect(linkedPlace(channel, here)).toEqual({ channelId, search: {} });
    expect(linkedPlace(`${channel}?panel=pins`, here)).toEqual({ channelId, search: {} });
    expect(linkedPlace(`${channel}?thread=${rootId}`, here)).toEqual({
      channelId,
      search: { thread: rootId },
    });
    expect(linkedPlace(`${channel}?thread=${rootId}&reply=7`, here)?.search).toEqual({
      thread: rootId,
      reply: 7,
    });
    expect(linkedPlace(`${channel}/x`, here)).toBeUndefined();
  });
});

describe('linkedMessages', () => {
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
