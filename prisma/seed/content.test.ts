import { describe, expect, it } from 'vitest';
import { channels, directs, emoji, people, scheduleScript } from './content.js';
import type { PersonKey } from './people.js';
import type { ScriptLine } from './transcript.js';

interface Conversation {
  readonly title: string;
  readonly members: readonly PersonKey[];
  readonly script: readonly ScriptLine[];
}

const conversations: readonly Conversation[] = [
  ...channels.map(({ name, members, script }) => ({ title: `#${name}`, members, script })),
  ...directs.map(({ members, script }) => ({ title: members.join(' and '), members, script })),
];
const lines = conversations.flatMap(({ script }) => script);

const hourMs = 3_600_000;
const monday = Date.UTC(2026, 2, 23);
/** Two weeks in steps of five hours, so that each hour of the day comes up; in between the office goes over to summer time. */
const moments = Array.from({ length: 68 }, (_, index) => new Date(monday + index * 5 * hourMs));

/** `Fri 09`: the weekday and the hour on somebody's own clock. */
function localHour(moment: Date, timeZone: string): { weekday: string; hour: number } {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    hourCycle: 'h23',
  });
  const [weekday = '', hour = ''] = parts.format(moment).split(/,? /);
  return { weekday, hour: Number(hour) };
}

const timeZones: Readonly<Record<string, string>> = Object.fromEntries(
  people.map(({ key, timeZone }) => [key, timeZone]),
);
const webAddress = /https?:\/\/[^\s)>`"]+/g;

describe('the demo workspace', () => {
  it('has twelve people with their own keys, names and addresses, and one owner', () => {
    expect(people).toHaveLength(12);
    for (const field of ['key', 'name', 'email'] as const) {
      expect(new Set(people.map((person) => person[field])).size).toBe(12);
    }
    expect(people.filter(({ email }) => !email.endsWith('@fernweh.example'))).toEqual([]);
    expect(people.filter(({ role }) => role === 'owner')).toHaveLength(1);
  });

  it('has ten channels, two of them private, and six direct conversations, two of them groups', () => {
    expect(channels).toHaveLength(10);
    expect(channels.map(({ name }) => name)).toContain('general');
    expect(channels.filter(({ kind }) => kind === 'private').map(({ name }) => name)).toEqual([
      'leads',
      'pricing-2027',
    ]);
    expect(directs.map(({ members }) => members.length)).toEqual([2, 2, 2, 2, 3, 3]);
  });

  it('keeps at least 1,100 messages whatever the weekday, most of them in #cartography', () => {
    for (const now of moments.filter((_, index) => index % 5 === 0)) {
      const counts = conversations.map(({ title, script }) => ({
        title,
        messages: scheduleScript(script, now).length,
      }));
      expect(counts.reduce((sum, { messages }) => sum + messages, 0)).toBeGreaterThanOrEqual(1100);
      const busiest = counts.reduce((most, count) => (count.messages > most.messages ? count : most));
      expect(busiest.title).toBe('#cartography');
      expect(busiest.messages).toBeGreaterThanOrEqual(250);
    }
  });

  it('says nothing twice and nothing longer than a message may be', () => {
    const long = lines.map(({ text }) => text).filter((text) => text.length > 12);
    expect(long.filter((text, index) => long.indexOf(text) !== index)).toEqual([]);
    expect(lines.filter(({ text }) => text.trim() === '' || [...text].length > 10_000)).toEqual([]);
  });

  it('has the emoji of its own that people react with', () => {
    const own = new Set(emoji.map(({ name }) => `:${name}:`));
    const used = lines.flatMap(({ reactions = [] }) => reactions.map((one) => one.emoji));
    const named = used.filter((sign) => sign.startsWith(':'));
    expect(new Set(named).size).toBeGreaterThan(2);
    expect(named.filter((sign) => !own.has(sign))).toEqual([]);
  });

  it('closes every code block and links to reserved addresses only', () => {
    for (const { text } of lines) {
      expect(text.split('\n').filter((line) => line.startsWith('```')).length % 2).toBe(0);
      for (const [address] of text.matchAll(webAddress)) {
        expect(address).toMatch(/^https:\/\/([a-z0-9${}-]+\.)*(example|example\.org)(\/|$)/);
      }
    }
  });
});

describe.each(conversations)('$title', ({ title, members, script }) => {
  it('is written by its members, who write to members', () => {
    const known = new Set<string>(members);
    expect(script.filter(({ by }) => !known.has(by))).toEqual([]);
    const called = script.flatMap(({ text }) => [...text.matchAll(/<@([^>]*)>/g)].map(([, key = '']) => key));
    expect(called.filter((key) => !known.has(key))).toEqual([]);
    const reacting = script.flatMap(({ reactions = [] }) => reactions.flatMap(({ by }) => by));
    expect(reacting.filter((key) => !known.has(key))).toEqual([]);
    expect(members.filter((key) => members.indexOf(key) !== members.lastIndexOf(key))).toEqual([]);
  });

  it('points only to channels that all its members can see', () => {
    const visible = new Set(
      channels
        .filter(
          ({ kind, members: inside }) => kind === 'public' || members.every((key) => inside.includes(key)),
        )
        .map(({ name }) => name),
    );
    const named = script.flatMap(({ text }) =>
      [...text.matchAll(/<#([^>]*)>/g)].map(([, name = '']) => name),
    );
    expect(named.filter((name) => !visible.has(name))).toEqual([]);
  });

  it('runs forward and never ahead of now, at any hour of any weekday', () => {
    for (const now of moments) {
      const times = scheduleScript(script, now).map(({ sentAt }) => sentAt.getTime());
      expect(times.filter((time, index) => time <= (times[index - 1] ?? 0))).toEqual([]);
      expect(times.at(-1)).toBeLessThan(now.getTime());
      // Nobody reading at the full hour should find that the last word fell hours ago.
      expect(times.at(-1)).toBeGreaterThan(now.getTime() - 3 * hourMs);
    }
  });

  it('lets people sleep, and keeps weekends for other things than work', () => {
    const talk = script.filter(({ at }) => !at.startsWith('-0d'));
    const now = moments[0] ?? new Date(monday);
    const awake = scheduleScript(talk, now).map(({ by, sentAt, text }) => ({
      by,
      text,
      ...localHour(sentAt, timeZones[by] ?? ''),
    }));
    expect(awake.filter(({ hour }) => hour < 4)).toEqual([]);
    const atWeekends = awake.filter(({ weekday }) => weekday === 'Sat' || weekday === 'Sun');
    if (title.startsWith('#') && !['#random', '#hiking-photos'].includes(title)) {
      expect(atWeekends.length).toBeLessThanOrEqual(awake.length / 10);
    }
  });
});
