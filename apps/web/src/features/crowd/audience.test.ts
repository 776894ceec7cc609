import type { ChatState } from '@parley/client';
import {
  calledPeople,
  mentionOfEverybody,
  mentionOfGroup,
  mentionOfHere,
  mentionOfUser,
} from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { addedCalls, askAbove, audienceOf, callsCrowd, outsidersOf } from './audience.js';

const id = (n: number) => `019a0000-0000-7000-8000-${n.toString().padStart(12, '0')}`;
const [ann, bob, gone, team] = [id(1), id(2), id(3), id(4)];
const state = {
  members: new Map([
    [ann, { leftAt: null }],
    [bob, { leftAt: null }],
    [gone, { leftAt: '2026-03-01T09:00:00.000Z' }],
  ]),
  groups: new Map([[team, { memberIds: [ann, bob] }]]),
} as unknown as ChatState;
const audience = (text: string, count?: number) =>
  audienceOf(state, calledPeople(text), count === undefined ? undefined : { count, ids: null });

describe('audienceOf', () => {
  it('counts the channel for everybody and for those who are here', () => {
    expect(audience(mentionOfEverybody, 34)).toBe(34);
    expect(audience(mentionOfHere, 34)).toBe(34);
  });
  it('counts many where the channel cannot be counted, so that it is asked', () => {
    expect(audience(mentionOfEverybody)).toBeGreaterThan(askAbove);
  });
  it('counts the people of groups once', () => {
    expect(audience(`${mentionOfGroup(team)} ${mentionOfGroup(team)}`)).toBe(2);
    expect(audience(mentionOfGroup(id(9)))).toBe(0);
  });
});

describe('addedCalls', () => {
  const asksAgain = (text: string, before: string) =>
    callsCrowd(addedCalls(calledPeople(text), calledPeople(before)));
  it('are those an edit adds', () => {
    expect(asksAgain(`Lunch ${mentionOfEverybody}`, 'Lunch')).toBe(true);
    expect(asksAgain(mentionOfGroup(team), mentionOfHere)).toBe(true);
    expect(asksAgain(`Late lunch ${mentionOfEverybody}`, `Lunch ${mentionOfEverybody}`)).toBe(false);
    expect(asksAgain(mentionOfHere, mentionOfEverybody)).toBe(false);
    expect(asksAgain('Lunch', mentionOfEverybody)).toBe(false);
  });
});

describe('outsidersOf', () => {
  const members = { count: 1, ids: new Set([ann]) };
  it('are those named who do not belong to the channel and are still in the workspace', () => {
    const text = [ann, bob, gone].map(mentionOfUser).join(' ');
    expect(outsidersOf(state, text, members)).toEqual([bob]);
  });
  it('are nobody where the members cannot be told', () => {
    expect(outsidersOf(state, mentionOfUser(bob), undefined)).toEqual([]);
    expect(outsidersOf(state, mentionOfUser(bob), { count: 9_000, ids: null })).toEqual([]);
  });
});
