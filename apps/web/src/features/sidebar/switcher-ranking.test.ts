import { describe, expect, it } from 'vitest';
import { rankEntries, type SwitcherEntry } from './switcher-ranking.js';

const channel = (label: string, more: Partial<SwitcherEntry> = {}): SwitcherEntry =>
  ({
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
  }) as SwitcherEntry;

const person = (label: string): SwitcherEntry => ({
  kind: 'person',
  key: label,
  userId: label,
  label,
  note: '',
  unreadCount: 0,
  lastMessageAt: null,
  isMine: false,
});

const entries = [
  channel('design', { lastMessageAt: '2026-03-01T10:00:00.000Z' }),
  channel('design-review', { lastMessageAt: '2026-03-02T10:00:00.000Z' }),
  channel('web', { unreadCount: 3 }),
  channel('archive-of-designs', { isMine: false }),
  person('Désirée Signac'),
];
const labels = (query: string, max = 10) => rankEntries(entries, query, max).map((entry) => entry.label);

describe('rankEntries', () => {
  it('without a query gives unread, then mine by last message, then the rest', () => {
    expect(labels('')).toEqual(['web', 'design-review', 'design', 'archive-of-designs', 'Désirée Signac']);
  });
  it('puts a whole match before a longer one', () => {
    expect(labels('design')[0]).toBe('design');
    expect(labels('design')).toContain('archive-of-designs');
  });
  it('finds names with letters left out and without their accents', () => {
    expect(labels('dsgn')).toContain('design');
    expect(labels('desiree')).toEqual(['Désirée Signac']);
  });
  it('takes # for channels and @ for people', () => {
    expect(labels('#de')).not.toContain('Désirée Signac');
    expect(labels('@des')).toEqual(['Désirée Signac']);
  });
  it('gives nothing for nonsense, and no more than asked for', () => {
    expect(labels('qqqq')).toEqual([]);
    expect(labels('', 2)).toHaveLength(2);
  });
});
