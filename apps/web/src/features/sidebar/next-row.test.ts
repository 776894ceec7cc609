import { describe, expect, it } from 'vitest';
import { nextRow } from './next-row.js';

const rows = [
  { channelId: 'a', unreadCount: 0 },
  { channelId: 'b', unreadCount: 2 },
  { channelId: 'c', unreadCount: 0 },
  { channelId: 'd', unreadCount: 1 },
];

describe('nextRow', () => {
  it('steps through the list and round its ends', () => {
    expect(nextRow(rows, 'a', { direction: 'down', unreadOnly: false })).toBe('b');
    expect(nextRow(rows, 'd', { direction: 'down', unreadOnly: false })).toBe('a');
    expect(nextRow(rows, 'a', { direction: 'up', unreadOnly: false })).toBe('d');
  });
  it('passes over what is read when asked to', () => {
    expect(nextRow(rows, 'b', { direction: 'down', unreadOnly: true })).toBe('d');
    expect(nextRow(rows, 'd', { direction: 'down', unreadOnly: true })).toBe('b');
    expect(nextRow(rows, 'a', { direction: 'up', unreadOnly: true })).toBe('d');
  });
  it('starts at an end when no channel is open', () => {
    expect(nextRow(rows, undefined, { direction: 'down', unreadOnly: false })).toBe('a');
    expect(nextRow(rows, undefined, { direction: 'up', unreadOnly: false })).toBe('d');
  });
  it('gives nothing when there is no other row', () => {
    expect(nextRow([], 'a', { direction: 'down', unreadOnly: false })).toBeUndefined();
    expect(nextRow(rows.slice(0, 1), 'a', { direction: 'down', unreadOnly: false })).toBeUndefined();
    expect(nextRow(rows, 'b', { direction: 'up', unreadOnly: true })).toBe('d');
    expect(nextRow(rows.slice(0, 2), 'b', { direction: 'up', unreadOnly: true })).toBeUndefined();
  });
});
