import type { Member } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { searchPeople } from './search-people.js';

const person = (displayName: string, title = ''): Member => ({
  userId: displayName,
  displayName,
  title,
  role: 'member',
  joinedAt: '2026-01-01T00:00:00.000Z',
  leftAt: null,
  version: 1,
});

const people = [
  person('José Oliveira', 'Ops lead'),
  person('Maya Lindqvist', 'Design'),
  person('Tomás Amaya'),
];
const names = (query: string, max = 10) => searchPeople(people, query, max).map((one) => one.displayName);

describe('searchPeople', () => {
  it('puts names that begin with the query before those that contain it', () => {
    expect(names('maya')).toEqual(['Maya Lindqvist', 'Tomás Amaya']);
  });
  it('finds the beginning of any part of a name before its middle', () => {
    expect(names('a')).toEqual(['Tomás Amaya', 'José Oliveira', 'Maya Lindqvist']);
  });
  it('passes over accents and letter case, and looks into titles', () => {
    expect(names('JOSE')).toEqual(['José Oliveira']);
    expect(names('ops')).toEqual(['José Oliveira']);
  });
  it('wants every word', () => {
    expect(names('maya ops')).toEqual([]);
  });
  it('stops at the limit', () => {
    expect(names('', 2)).toHaveLength(2);
  });
});
