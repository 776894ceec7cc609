import { channelStream, userStream, workspaceStream } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { sampleChannelId, sampleId, sampleState } from '../testing/samples.js';
import { changeFor, type OwnWriting } from './cache-change.js';
import type { Cut } from './cache-storage.js';
import { channelName, type Draft, windowName } from './cached-state.js';
import { peopleNames } from './kept-people.js';

const { me } = sampleState;
if (!me) throw new Error('The sample state has nobody in it');
const mine = userStream(me.account.id);
const home = workspaceStream(me.workspace.id);
const inChannel = channelStream(sampleChannelId);
const cutAt = (cursors: Record<string, number>, stamp: number): Cut => ({ slug: 'home', me, stamp, cursors });
const draft = (name: string, ...parts: unknown[]): Draft => ({ name, parts, value: () => parts });
const people = draft(peopleNames[0] as string, 'p');
const directory = draft('directory', 'd');
const channel = draft(channelName(sampleChannelId), 'c');
const window = draft(windowName(sampleChannelId), 'w');
const own = (stamp: number | null, drafts: readonly Draft[] = [], stale: string[] = []): OwnWriting => ({
  stamp,
  written: new Map(drafts.map((one) => [one.name, one.parts])),
  stale: new Set(stale),
});
const at = (user: number, workspace: number, messages: number) => ({
  [mine]: user,
  [home]: workspace,
  [inChannel]: messages,
});
const putBy = (change: ReturnType<typeof changeFor>) =>
  typeof change === 'string' ? change : [...change.put.keys()];

describe('what is written to the cache', () => {
  const all = [people, directory, channel, window];

  it('is everything the first time, and only what changed after that', () => {
    const first = changeFor({ cut: cutAt(at(1, 1, 1), 2), drafts: all }, own(null), undefined);
    expect(first).toMatchObject({ isFresh: true });
    expect(putBy(first)).toHaveLength(4);
    const moved = [people, directory, channel, draft(window.name, 'w2')];
    const second = changeFor(
      { cut: cutAt(at(1, 1, 2), 3), drafts: moved },
      own(2, all),
      cutAt(at(1, 1, 1), 2),
    );
    expect(putBy(second)).toEqual([window.name]);
  });

  it('is nothing when it is kept already', () => {
    const cut = cutAt(at(1, 1, 1), 3);
    expect(changeFor({ cut, drafts: all }, own(2, all), cutAt(at(1, 1, 1), 2))).toBe('unchanged');
  });

  it('is nothing from a tab that is behind another one in any stream', () => {
    const theirs = cutAt(at(1, 1, 5), 9);
    const change = changeFor({ cut: cutAt(at(7, 7, 4), 3), drafts: all }, own(2, all), theirs);
    expect(change).toBe('behind');
  });

  it('is what another tab has kept as of an older cursor, changed here since or not', () => {
    const theirs = cutAt(at(1, 1, 4), 9);
    expect(putBy(changeFor({ cut: cutAt(at(1, 1, 5), 3), drafts: all }, own(2, all), theirs))).toEqual([
      channel.name,
    ]);
    expect(putBy(changeFor({ cut: cutAt(at(1, 2, 4), 3), drafts: all }, own(2, all), theirs))).toEqual([
      people.name,
      'directory',
    ]);
    expect(putBy(changeFor({ cut: cutAt(at(2, 1, 4), 3), drafts: all }, own(2, all), theirs))).toEqual([
      'directory',
      channel.name,
    ]);
  });

  it('goes back with a log that went back', () => {
    const change = changeFor({ cut: cutAt(at(1, 1, 2), 3), drafts: all }, own(2, []), cutAt(at(1, 1, 9), 2));
    expect(putBy(change)).toHaveLength(4);
  });

  it('leaves nothing of a channel that is gone, also what another tab kept of it', () => {
    const cut = cutAt({ [mine]: 2, [home]: 1 }, 3);
    const change = changeFor({ cut, drafts: [people, directory] }, own(2, all), cutAt(at(1, 1, 9), 9));
    expect(change).toMatchObject({ remove: expect.arrayContaining([channel.name, window.name]) });
  });

  it('leaves the messages another tab has open, unless they hold what was deleted', () => {
    const mineOnly = [people, directory, draft(channel.name, 'c2')];
    const theirs = cutAt(at(1, 1, 1), 9);
    const wanted = { cut: cutAt(at(1, 1, 2), 3), drafts: mineOnly };
    expect(changeFor(wanted, own(2, [people, directory, channel]), theirs)).toMatchObject({ remove: [] });
    expect(changeFor(wanted, own(2, [], [window.name]), theirs)).toMatchObject({ remove: [window.name] });
  });

  it('stops for good when what was kept is gone: somebody signed out', () => {
    expect(changeFor({ cut: cutAt(at(1, 1, 1), 3), drafts: all }, own(2, all), undefined)).toBe('wiped');
  });

  it('replaces what belongs to somebody else', () => {
    const other = { ...me, account: { ...me.account, id: sampleId(77) } };
    const theirs = { ...cutAt(at(9, 9, 9), 9), me: other };
    expect(changeFor({ cut: cutAt(at(1, 1, 1), 3), drafts: all }, own(null), theirs)).toMatchObject({
      isFresh: true,
    });
  });
});
