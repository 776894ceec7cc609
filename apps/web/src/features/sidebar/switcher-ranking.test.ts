import { Hash } from 'lucide-react';
import { describe, expect, it } from 'vitest';
import {
  type ActionEntry,
  actionIndex,
  type PlaceEntry,
  partOf,
  placeIndex,
  rankEntries,
} from './switcher-ranking.js';
import { switcherSections } from './switcher-sections.js';

const channel = (label: string, more: object = {}): PlaceEntry => ({
  kind: 'channel',
  key: label,
  channelId: label,
  channelKind: 'public',
  memberIds: null,
  label,
  note: '',
  unreadCount: 0,
  lastMessageAt: null,
  isMine: true,
  ...more,
});

const person = (label: string): PlaceEntry => ({
  kind: 'person',
  key: label,
  userId: label,
  channelId: null,
  label,
  note: '',
  unreadCount: 0,
  lastMessageAt: null,
  isMine: false,
});

const action = (label: string, kind: ActionEntry['kind'], words = ''): ActionEntry => ({
  ...{ kind, key: label, label, words, note: '', icon: Hash },
  run: () => {},
});

const places = placeIndex([
  channel('archive-of-designs', { isMine: false }),
  channel('design', { lastMessageAt: '2026-03-01T10:00:00.000Z' }),
  channel('design-review', { lastMessageAt: '2026-03-02T10:00:00.000Z' }),
  channel('web', { unreadCount: 3 }),
  person('Désirée Signac'),
  person('Anna Marks'),
]);
const actions = actionIndex([
  action('Threads', 'view'),
  action('Browse channels', 'view'),
  action('Mark all as read', 'command'),
  action('Do not disturb for 1 hour', 'command', 'dnd'),
]);
const contents = {
  places,
  channels: partOf(places, ({ kind }) => kind === 'channel'),
  people: partOf(places, ({ kind }) => kind === 'person'),
  actions,
  opened: [],
  openId: undefined,
};
const labels = (query: string, most = 10) =>
  rankEntries(places, query, most).entries.map((entry) => entry.label);
const shown = (query: string, more: { opened?: string[]; openId?: string } = {}) =>
  switcherSections({ ...contents, ...more }, query)
    .filter(({ options }) => options.length > 0)
    .map(({ name, options }) => [name, ...options.map(({ label }) => label)]);

describe('rankEntries', () => {
  it('without words gives unread, then mine by last message, then the rest as they came', () => {
    expect(labels('')).toEqual([
      ...['web', 'design-review', 'design', 'archive-of-designs', 'Désirée Signac', 'Anna Marks'],
    ]);
  });
  it('puts a name that begins so before one with a word that does', () => {
    expect(labels('design')).toEqual(['design', 'design-review', 'archive-of-designs']);
  });
  it('finds names with letters left out and without their accents', () => {
    expect(labels('dsgn')).toContain('design');
    // Two letters with others between them would be found nearly everywhere.
    expect(labels('ds')).toEqual([]);
    expect(labels('desiree')).toEqual(['Désirée Signac']);
  });
  it('finds words in any order', () => {
    expect(labels('review des')).toEqual(['design-review']);
  });
  it('finds letter by letter what it finds at once, though it looks among what was found before', () => {
    const fresh = () => placeIndex(places.entries);
    const all = (index: ReturnType<typeof fresh>, words: string) =>
      rankEntries(index, words, 10).entries.map(({ label }) => label);
    for (const words of [
      'designs',
      'dsgn',
      'review des',
      'anna m',
      'web -x',
      'archive-of',
      '"des"',
      'qqqq',
      'de sign',
    ]) {
      const typed = fresh();
      for (let length = 1; length <= words.length; length += 1) {
        const soFar = words.slice(0, length);
        expect(all(typed, soFar), soFar).toEqual(all(fresh(), soFar));
      }
      for (let length = words.length; length > 0; length -= 1) {
        const left = words.slice(0, length);
        expect(all(typed, left), `${left}, after letters were taken away`).toEqual(all(fresh(), left));
      }
    }
  });
  it('gives nothing for nonsense, and no more than asked for', () => {
    expect(labels('qqqq')).toEqual([]);
    expect(labels('', 2)).toHaveLength(2);
    expect(labels('de', 2)).toHaveLength(2);
  });
});

describe('the sections of the switcher', () => {
  it('with nothing typed: unread, opened last, views and commands; not where one is', () => {
    expect(shown('', { opened: ['design', 'design-review'], openId: 'design' })).toEqual([
      ['unread', 'web'],
      ['recent', 'design-review'],
      ['views', 'Threads', 'Browse channels'],
      ['commands', 'Mark all as read', 'Do not disturb for 1 hour'],
    ]);
    expect(shown('', { opened: ['design'] })[1]).toEqual(['recent', 'design', 'design-review']);
  });
  it('take # for channels, @ for people, / and > for what can be done', () => {
    expect(shown('#de')).toEqual([['places', 'design', 'design-review', 'archive-of-designs']]);
    expect(shown('@des')).toEqual([['places', 'Désirée Signac']]);
    for (const sign of ['/', '>'])
      expect(shown(sign)).toEqual([
        ['views', 'Threads', 'Browse channels'],
        ['commands', 'Mark all as read', 'Do not disturb for 1 hour'],
      ]);
    expect(shown('/dnd')).toEqual([['commands', 'Do not disturb for 1 hour']]);
  });
  it('put what fits better first: a place at even terms', () => {
    expect(shown('mark')).toEqual([
      ['commands', 'Mark all as read'],
      ['places', 'Anna Marks'],
    ]);
    expect(shown('des')[0]?.[0]).toBe('places');
    expect(shown('thr')).toEqual([['views', 'Threads']]);
    expect(shown('qqqq')).toEqual([]);
  });
});
