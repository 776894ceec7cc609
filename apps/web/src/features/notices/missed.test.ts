import type { ChatClient } from '@parley/client';
import { ModelWorld, modelChannel } from '@parley/client/testing';
import {
  channelMarkRead,
  mentionOfUser,
  type NotificationChange,
  notificationsUpdate,
  sidebarUpdate,
  threadFollow,
} from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { holdingKeywords } from './holding-keywords.js';
import { isStillMissed, isWhole, knownNow, missedSince } from './missed.js';

async function twoDevices() {
  const world = new ModelWorld();
  const { workspace } = world.server;
  const [anna, ben] = [workspace.addMember('Anna'), workspace.addMember('Ben')];
  let said = 0;
  const say = (channelId: string, text: string, more: { threadRootId?: string } = {}) => {
    said += 1;
    const clientMessageId = `00000000-0000-7000-8000-${said.toString().padStart(12, '0')}`;
    return workspace.addMessage({ channelId, authorId: ben, clientMessageId, text, ...more });
  };
  const plans = modelChannel(workspace, 'plans', [ben, anna]);
  const rooms = modelChannel(workspace, 'rooms', [ben, anna]);
  const [desk, phone] = [world.client(anna), world.client(anna)];
  const settled = async () => {
    await world.clock.advance(5_000);
    for (const client of [desk, phone]) await world.clock.until(() => isWhole(client.store.getState()));
  };
  await settled();
  const missed = (client: ChatClient, known = new Map<string, number>()) =>
    missedSince(client.store.getState(), known).forMe.map(({ sequence, channelId, ...rest }) => ({
      place: channelId === plans ? 'plans' : 'rooms',
      sequence,
      ...rest,
    }));
  return { workspace, anna, say, plans, rooms, desk, phone, settled, missed, forAnna: mentionOfUser(anna) };
}

describe('what was missed', () => {
  it('is what was written for the person since, and was read on none of their devices', async () => {
    const { say, plans, rooms, desk, phone, settled, missed, forAnna } = await twoDevices();
    say(plans, `${forAnna}, before`);
    await settled();
    const known = knownNow(desk.store.getState());
    say(plans, 'for nobody');
    const second = say(plans, `${forAnna}, meanwhile`);
    const third = say(rooms, `${forAnna}, read elsewhere`);
    void phone.send(channelMarkRead, { channelId: rooms, sequence: third.sequence });
    await settled();
    expect(missed(desk, new Map(known))).toEqual([
      { place: 'plans', sequence: second.sequence, kind: 'mention', isReply: false },
    ]);
    const found = missedSince(desk.store.getState(), known).forMe;
    expect(isStillMissed(desk.store.getState(), found)).toBe(true);
    void phone.send(channelMarkRead, { channelId: plans, sequence: second.sequence });
    await settled();
    expect(isStillMissed(desk.store.getState(), found)).toBe(false);
    expect(missed(desk, new Map(known))).toEqual([]);
  });

  it('goes by what the person wants to be told of, in each channel and thread', async () => {
    const { workspace, say, plans, rooms, desk, settled, missed, forAnna } = await twoDevices();
    const workspaceId = workspace.workspace.id;
    const root = say(plans, 'a thread');
    void desk.send(threadFollow, { rootId: root.id });
    await settled();
    const known = knownNow(desk.store.getState());
    const set = (channelId: string, level: 'all' | 'nothing') =>
      desk.send(notificationsUpdate, { workspaceId, change: { kind: 'channel', channelId, level } });
    const inThread = say(plans, `${forAnna}, a reply`, { threadRootId: root.id });
    say(rooms, `${forAnna}, not wanted`);
    void set(rooms, 'nothing');
    await settled();
    const reply = { place: 'plans', sequence: inThread.sequence, kind: 'mention', isReply: true };
    expect(missed(desk, new Map(known))).toEqual([reply]);
    const plain = say(plans, 'every message is wanted');
    void set(plans, 'all');
    await settled();
    expect(missed(desk, new Map(known))).toEqual([
      { place: 'plans', sequence: plain.sequence, kind: 'other', isReply: false },
      reply,
    ]);
  });

  it('is also what was replied in threads they follow, unless it is chosen otherwise', async () => {
    const { workspace, say, plans, desk, settled, missed } = await twoDevices();
    const workspaceId = workspace.workspace.id;
    const set = (change: NotificationChange) => desk.send(notificationsUpdate, { workspaceId, change });
    const root = say(plans, 'a thread');
    void desk.send(threadFollow, { rootId: root.id });
    await settled();
    const known = knownNow(desk.store.getState());
    const { sequence } = say(plans, 'an answer', { threadRootId: root.id });
    await settled();
    const answer = { place: 'plans', sequence, kind: 'reply', isReply: true };
    expect(missed(desk, new Map(known))).toEqual([answer]);
    for (const level of ['mentions', 'nothing'] as const) {
      void set({ kind: 'thread', rootId: root.id, level });
      await settled();
      expect(missed(desk, new Map(known))).toEqual([]);
    }
    void set({ kind: 'thread', rootId: root.id, level: null });
    void set({ kind: 'channel', channelId: plans, level: 'nothing' });
    await settled();
    expect(missed(desk, new Map(known))).toEqual([]);
  });

  it('is of what is muted the mentions alone', async () => {
    const { workspace, say, plans, rooms, desk, settled, missed, forAnna } = await twoDevices();
    const workspaceId = workspace.workspace.id;
    const root = say(plans, 'a thread');
    void desk.send(threadFollow, { rootId: root.id });
    void desk.send(notificationsUpdate, { workspaceId, change: { kind: 'level', level: 'all' } });
    for (const channelId of [plans, rooms])
      void desk.send(sidebarUpdate, { workspaceId, change: { kind: 'mute', channelId, isMuted: true } });
    await settled();
    const known = knownNow(desk.store.getState());
    say(plans, 'an answer', { threadRootId: root.id });
    say(rooms, 'plain');
    const { sequence } = say(rooms, `${forAnna}, look`);
    await settled();
    expect(missed(desk, new Map(known))).toEqual([
      { place: 'rooms', sequence, kind: 'mention', isReply: false },
    ]);
    expect(missedSince(desk.store.getState(), known).others).toEqual([]);
  });

  it('is also what holds a keyword, whether its text is on this device or not', async () => {
    const { workspace, say, plans, rooms, desk, settled } = await twoDevices();
    const workspaceId = workspace.workspace.id;
    const set = (change: NotificationChange) => desk.send(notificationsUpdate, { workspaceId, change });
    const state = () => desk.store.getState();
    const asked: string[] = [];
    const list = async (channelId: string, sequences: readonly number[]) => {
      asked.push(...sequences.map((sequence) => `${channelId} ${sequence}`));
      return (workspace.messages.get(channelId) ?? []).filter((one) => sequences.includes(one.sequence));
    };
    const found = async () => {
      await settled();
      const { forMe, others } = missedSince(state(), new Map());
      expect(forMe).toEqual([]);
      return (await holdingKeywords({ state, list }, others)).map(
        (one) => `${one.channelId} ${one.sequence}`,
      );
    };
    desk.timelines.open(plans);
    await settled();
    const [here, there] = [say(plans, 'The lamp is on'), say(rooms, 'Whose LAMP is this?')];
    for (const channelId of [plans, rooms]) say(channelId, 'A lampoon');
    expect(await found()).toEqual([]);
    expect(asked).toEqual([]);
    void set({ kind: 'keywords', keywords: ['lamp'] });
    const both = [`${plans} ${here.sequence}`, `${rooms} ${there.sequence}`];
    expect(await found()).toEqual(both);
    expect(asked).toContain(`${rooms} ${there.sequence}`);
    expect(asked).not.toContain(`${plans} ${here.sequence}`);
    workspace.leave(rooms, state().me?.account.id ?? '', null);
    expect(await found()).toEqual(both.slice(0, 1));
    void set({ kind: 'channel', channelId: plans, level: 'nothing' });
    expect(await found()).toEqual([]);
  });
});
