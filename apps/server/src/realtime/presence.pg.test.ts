import { randomUUID } from 'node:crypto';
import { channelStream, limits } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { newGrant, openClient } from '../../../../tests/support/live-node.js';
import {
  ask,
  attentive,
  done,
  factsOf,
  lastTold,
  nodesOfTest,
  seen,
  toldOf,
  until,
  watch,
} from '../../../../tests/support/watching.js';

const nodes = nodesOfTest();

describe('on one node', () => {
  it('[R-PRES-1] somebody comes, is active, idle, active again, and leaves', async () => {
    const node = await nodes.start();
    const ada = newGrant();
    const watcher = await node.connect();
    expect(await watch(watcher, ada.actor.userId)).toEqual([
      { userId: ada.actor.userId, status: 'offline', lastSeenAt: null },
    ]);
    const line = await node.connect(ada);
    await lastTold(watcher, ada.actor.userId, 'away');
    await done(line, 'presence.active', {});
    await lastTold(watcher, ada.actor.userId, 'online');
    await lastTold(watcher, ada.actor.userId, 'away');
    await done(line, 'presence.active', {});
    await lastTold(watcher, ada.actor.userId, 'online');
    line.close();
    await lastTold(watcher, ada.actor.userId, 'offline');
    expect(toldOf(watcher, ada.actor.userId)).toEqual(['away', 'online', 'away', 'online', 'offline']);
    // Somebody who looks only now is told when they were seen.
    const [known] = await watch(await node.connect(), ada.actor.userId);
    expect(Date.now() - Date.parse(known?.lastSeenAt ?? '')).toBeLessThan(60_000);
  });

  it('[R-PRES-1] reloading a page is no news', async () => {
    const node = await nodes.start({ presenceTimes: { ...attentive, graceMs: 1_000 } });
    const ada = newGrant();
    const first = await node.connect(ada);
    await done(first, 'presence.active', {});
    const watcher = await node.connect();
    await seen(watcher, ada.actor.userId, 'online');
    first.close();
    const second = await node.connect(ada);
    await second.admitted;
    const other = newGrant();
    await watch(watcher, other.actor.userId);
    const otherLine = await node.connect(other);
    await lastTold(watcher, other.actor.userId, 'away');
    otherLine.close();
    await lastTold(watcher, other.actor.userId, 'offline');
    expect(toldOf(watcher, ada.actor.userId).filter((status) => status !== 'online')).toEqual([]);
  });

  it('a command is a sign of activity', async () => {
    const node = await nodes.start({ presenceTimes: attentive });
    const ada = newGrant();
    const line = await node.connect(ada);
    const watcher = await node.connect();
    await watch(watcher, ada.actor.userId);
    await ask(line, 'message.send', { commandId: randomUUID(), payload: {} });
    await lastTold(watcher, ada.actor.userId, 'online');
  });

  it('[R-AUTH-4] nothing is said of people of another workspace, and nothing comes', async () => {
    const node = await nodes.start();
    const stranger = newGrant();
    const watcher = newGrant();
    nodes.forbid(stranger.actor.userId, `workspace:${watcher.workspaceId}`);
    const looking = await node.connect(watcher);
    expect(await watch(looking, stranger.actor.userId, watcher.actor.userId)).toMatchObject([
      { userId: watcher.actor.userId },
    ]);
    const colleague = await node.connect({ ...newGrant(), workspaceId: stranger.workspaceId });
    await watch(colleague, stranger.actor.userId);
    const line = await node.connect(stranger);
    await done(line, 'presence.active', {});
    await lastTold(colleague, stranger.actor.userId, 'online');
    expect(toldOf(looking, stranger.actor.userId)).toEqual([]);
  });

  it('[R-AUTH-2] who leaves the workspace is not looked at from there any more', async () => {
    const node = await nodes.start({ presenceTimes: attentive });
    const ada = newGrant();
    const home = { ...newGrant(), workspaceId: ada.workspaceId };
    const elsewhere = newGrant();
    const watcher = await node.connect(home);
    const friend = await node.connect(elsewhere);
    for (const one of [watcher, friend]) await watch(one, ada.actor.userId);
    // The notice of it is lost: the check that repeats finds out.
    nodes.forbid(ada.actor.userId, `workspace:${ada.workspaceId}`);
    const abroad = { ...ada, workspaceId: randomUUID() };
    const comeAndGo = async () => {
      const line = await node.connect(abroad);
      await done(line, 'presence.active', {});
      await lastTold(friend, ada.actor.userId, 'online');
      line.close();
      await lastTold(friend, ada.actor.userId, 'offline');
      return toldOf(friend, ada.actor.userId).length - toldOf(watcher, ada.actor.userId).length;
    };
    for (let tries = 0; (await comeAndGo()) === 0; tries += 1) expect(tries).toBeLessThan(10);
    const told = toldOf(watcher, ada.actor.userId);
    await comeAndGo();
    expect(toldOf(watcher, ada.actor.userId)).toEqual(told);
  });

  it('[R-PRES-3] nobody is told of people they do not, or no longer, watch', async () => {
    const node = await nodes.start();
    const [ada, luc] = [newGrant(), newGrant()];
    const watcher = await node.connect();
    await watch(watcher, ada.actor.userId, luc.actor.userId);
    await done(watcher, 'presence.unwatch', { userIds: [ada.actor.userId] });
    for (const one of [ada, luc]) await done(await node.connect(one), 'presence.active', {});
    await lastTold(watcher, luc.actor.userId, 'online');
    expect(toldOf(watcher, ada.actor.userId)).toEqual([]);
  });

  it('[R-PRES-3] watches so many people and no more', async () => {
    const node = await nodes.start();
    const watcher = await node.connect();
    const crowd = Array.from({ length: limits.watchedPeoplePerConnection }, () => randomUUID());
    expect(await watch(watcher, ...crowd)).toHaveLength(crowd.length);
    expect(await ask(watcher, 'presence.watch', { userIds: [randomUUID()] })).toMatchObject({
      error: { code: 'limit_reached', details: { limit: 'watchedPeoplePerConnection' } },
    });
    expect(await watch(watcher, ...crowd.slice(0, 3))).toHaveLength(3);
    expect(await ask(watcher, 'presence.watch', { userIds: [...crowd, randomUUID()] })).toMatchObject({
      error: { code: 'invalid_input' },
    });
  });

  it('[R-SUB-2] watching takes nothing from the streams one may subscribe to', async () => {
    const node = await nodes.start();
    const watcher = await node.connect();
    await watch(watcher, ...Array.from({ length: 300 }, () => randomUUID()));
    const streams = Array.from({ length: limits.subscriptionsPerConnection }, () =>
      channelStream(randomUUID()),
    );
    expect((await watcher.subscribe(...streams)).filter(({ ok }) => !ok)).toEqual([]);
  });

  it('[R-PRES-1] what a slow connection could not be told, it is told later', async () => {
    const node = await nodes.start({ presenceTimes: attentive });
    const token = await node.tokens.sign(newGrant());
    const watcher = openClient(node.url, { token }, { transports: ['polling'] });
    await watcher.admitted;
    // More at once than is kept for a connection that polls.
    const crowd = Array.from({ length: 70 }, newGrant);
    await watch(watcher, ...crowd.map(({ actor }) => actor.userId));
    for (const one of crowd) await (await node.connect(one)).admitted;
    for (const { actor } of crowd) await lastTold(watcher, actor.userId, 'away');
    watcher.close();
  });

  it('[R-PRES-1] typing reaches who has the channel subscribed, at most every three seconds', async () => {
    const node = await nodes.start();
    const channelId = randomUUID();
    const ada = newGrant();
    const [typist, reader, bystander] = [await node.connect(ada), await node.connect(), await node.connect()];
    for (const one of [typist, reader]) await one.subscribe(channelStream(channelId));
    await done(typist, 'typing.start', { channelId });
    await done(typist, 'typing.start', { channelId });
    const end = randomUUID();
    await reader.subscribe(channelStream(end));
    await done(typist, 'typing.start', { channelId: end });
    await until(() => factsOf(reader).length === 2, 'two facts');
    const payloads = [channelId, end].map((id) => ({ channelId: id, userId: ada.actor.userId }));
    expect(factsOf(reader)).toEqual(payloads.map((payload) => ({ type: 'typing.updated', payload })));
    expect(factsOf(bystander)).toEqual([]);
  });

  it('[R-PRES-1] typing again right after sending is news', async () => {
    const node = await nodes.start();
    const channelId = randomUUID();
    const [typist, reader] = [await node.connect(), await node.connect()];
    await reader.subscribe(channelStream(channelId));
    await done(typist, 'typing.start', { channelId });
    await ask(typist, 'message.send', { commandId: randomUUID(), payload: {} });
    await done(typist, 'typing.start', { channelId });
    await until(() => factsOf(reader).length === 2, 'two facts');
  });

  it('[R-AUTH-4] who may not write does not type', async () => {
    const node = await nodes.start();
    const channelId = randomUUID();
    const ada = newGrant();
    nodes.forbid(ada.actor.userId, channelStream(channelId));
    const reader = await node.connect();
    await reader.subscribe(channelStream(channelId));
    const line = await node.connect(ada);
    for (const _ of ['once', 'twice']) {
      expect(await ask(line, 'typing.start', { channelId })).toMatchObject({ error: { code: 'not_found' } });
    }
    await done(await node.connect(), 'typing.start', { channelId });
    await until(() => factsOf(reader).length > 0, 'a fact');
    expect(factsOf(reader).map(({ payload }) => (payload as { userId: string }).userId)).not.toContain(
      ada.actor.userId,
    );
  });
});
