import type { ChatState } from '@parley/client';
import {
  calledPeople,
  mentionOfEverybody,
  mentionOfGroup,
  mentionOfHere,
  mentionOfUser,
} from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { addedCalls, askAbove, audienceOf, callsCrowd, type Known, outsidersOf } from './audience.js';

const id = (n: number) => `019a0000-0000-7000-8000-${n.toString().padStart(12, '0')}`;
const [ann, bob, gone, team, me, far] = [id(1), id(2), id(3), id(4), id(5), id(6)];
const state = {
  me: { account: { id: me } },
  members: new Map([
    [ann, { leftAt: null }],
    [bob, { leftAt: null }],
    [me, { leftAt: null }],
    [gone, { leftAt: '2026-03-01T09:00:00.000Z' }],
  ]),
  groups: new Map([
    [team, { memberIds: [me, ann, bob, far] }],
    [id(7), { memberIds: [bob, gone] }],
  ]),
} as unknown as ChatState;
const channelOf = (...ids: string[]) => ({ count: ids.length, ids: new Set(ids) });
const audience = (text: string, known: Known, before?: string) =>
  audienceOf(
    state,
    { called: calledPeople(text), before: before === undefined ? undefined : calledPeople(before) },
    known,
  );

describe('audienceOf counts the others who are told', () => {
  const members = channelOf(me, ann, bob, gone);
  const mostMembers = { count: 9_000, ids: null };
  it('of a channel, without whoever writes and who has left', () => {
    expect(audience(mentionOfEverybody, { members })).toBe(2);
    expect(audience(mentionOfEverybody, { members: mostMembers })).toBe(8_999);
  });
  it('as many where the channel cannot be counted, so that it is asked', () => {
    expect(audience(mentionOfEverybody, {})).toBeGreaterThan(askAbove);
  });
  it('of those who are here, or of all where that is not asked', () => {
    const online = new Set([me, bob, far]);
    expect(audience(mentionOfHere, { members, online })).toBe(1);
    expect(audience(`${mentionOfHere} ${mentionOfUser(ann)}`, { members, online })).toBe(2);
    expect(audience(`${mentionOfHere} ${mentionOfEverybody}`, { members, online })).toBe(2);
    expect(audience(mentionOfHere, { members })).toBe(2);
    expect(audience(mentionOfHere, { members: mostMembers })).toBe(8_999);
  });
  it('of groups once, as far as they are in the channel', () => {
    const both = `${mentionOfGroup(team)} ${mentionOfGroup(id(7))}`;
    expect(audience(both, { members })).toBe(2);
    expect(audience(both, {}), 'at most, where that is not known').toBe(3);
    expect(audience(mentionOfGroup(id(9)), { members })).toBe(0);
  });
  it('whom an edit adds', () => {
    expect(audience(mentionOfEverybody, { members }, mentionOfUser(ann))).toBe(1);
    expect(audience(mentionOfGroup(team), { members }, mentionOfGroup(id(7)))).toBe(1);
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
    expect(asksAgain(mentionOfGroup(team), mentionOfEverybody)).toBe(false);
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
