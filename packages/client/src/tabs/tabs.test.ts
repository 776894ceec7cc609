import { channelSetTopic, messageSend, protocolVersion, type UserId } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { ChatClient } from '../chat-client.js';
import { memoryOutboxStorage } from '../outbox-storage.js';
import { selectPending } from '../store/selectors.js';
import { FakeBrowser, type FakeTab } from '../testing/fake-browser.js';
import { modelChannel } from '../testing/model-channel.js';
import { ModelWorld } from '../testing/model-world.js';
import { tabsVersion } from './tab-messages.js';

interface Tab {
  readonly tab: FakeTab;
  readonly chat: ChatClient;
}

async function browsing(count: number) {
  const world = new ModelWorld();
  const { workspace } = world.server;
  const anna = workspace.addMember('Anna');
  const ben = workspace.addMember('Ben');
  const channel = (name: string) => modelChannel(workspace, name, [anna, ben]);
  const id = channel('plans');
  const browser = new FakeBrowser(world.clock);
  const storage = memoryOutboxStorage({ isDurable: true });
  const asked: string[] = [];
  const command = world.server.command.bind(world.server);
  world.server.command = (type, frame, caller) => {
    asked.push((frame as { payload?: { text?: string } }).payload?.text ?? type);
    return command(type, frame, caller);
  };
  const open = (userId: UserId = anna): Tab => {
    const tab = browser.tab();
    const chat = world.client(userId, { storage, tab });
    chat.timelines.open(id);
    return { tab, chat };
  };
  const isUp = ({ chat }: Tab) => chat.store.getState().connection.status === 'connected';
  const roleOf = ({ chat }: Tab) => chat.store.getState().line.role;
  const texts = ({ chat }: Tab) =>
    [...(chat.store.getState().channels.get(id)?.timeline.rows ?? [])].map((row) => row.text);
  const written = () => (workspace.messages.get(id) ?? []).map((one) => one.text);
  const tabs: Tab[] = [];
  for (let made = 0; made < count; made += 1) {
    tabs.push(open());
    expect(await world.clock.until(() => tabs.every(isUp))).toBe(true);
  }
  const [first, second, third] = tabs as [Tab, Tab, Tab];
  return {
    world,
    workspace,
    anna,
    ben,
    id,
    channel,
    asked,
    open,
    isUp,
    roleOf,
    texts,
    written,
    first,
    second,
    third,
    browser,
  };
}

const pendingIn = ({ chat }: Tab, id: string) =>
  selectPending(id)(chat.store.getState()).map((one) => [one.text, one.state]);

describe('the tabs of one browser', () => {
  it('[R-TAB-1] have one line, and all hear and see the same', async () => {
    const { world, id, first, second, third, ben, roleOf, texts, asked } = await browsing(3);
    expect(world.server.lineCount).toBe(1);
    expect([first, second, third].map(roleOf)).toEqual(['leader', 'follower', 'follower']);
    const other = world.client(ben);
    await world.clock.until(() => other.store.getState().connection.status === 'connected');
    void other.send(messageSend, { channelId: id, text: 'from Ben' });
    await world.clock.advance(50);
    for (const tab of [first, second, third]) expect(texts(tab)).toEqual(['from Ben']);

    const sending = second.chat.send(messageSend, { channelId: id, text: 'from the second tab' });
    expect(pendingIn(second, id)).toEqual([['from the second tab', 'queued']]);
    await world.clock.advance(1);
    expect(pendingIn(first, id)).toEqual([['from the second tab', 'sending']]);
    expect(pendingIn(third, id)).toEqual([]);
    await world.clock.advance(1);
    expect(pendingIn(third, id)).toEqual([['from the second tab', 'sending']]);
    await world.clock.advance(50);
    expect(await sending).toMatchObject({ ok: true, result: { message: { text: 'from the second tab' } } });
    for (const tab of [first, second, third]) {
      expect(texts(tab)).toEqual(['from Ben', 'from the second tab']);
      expect(tab.chat.store.getState().outbox).toEqual([]);
    }
    expect(asked).toEqual(['from Ben', 'from the second tab']);
  });

  it('[R-TAB-1] send what needs the line through the leader, and are answered', async () => {
    const { world, id, second } = await browsing(2);
    const naming = second.chat.send(channelSetTopic, { channelId: id, topic: 'Maps' });
    await world.clock.advance(20);
    expect(await naming).toMatchObject({ ok: true, result: { channel: { topic: 'Maps' } } });
  });

  it('do not take from the line what another tab still wants', async () => {
    const { world, workspace, id, first, second, texts, anna } = await browsing(2);
    const aside = workspace.addChannel({
      kind: 'public',
      name: 'aside',
      topic: '',
      createdBy: anna,
      memberIds: null,
    });
    for (const { chat } of [first, second]) {
      chat.timelines.open(aside.id);
      await world.clock.advance(50);
    }
    first.chat.timelines.open(id);
    await world.clock.advance(50);
    workspace.addMessage({
      channelId: aside.id,
      authorId: anna,
      clientMessageId: aside.id,
      text: 'still heard',
    });
    await world.clock.advance(5);
    expect([...(second.chat.store.getState().channels.get(aside.id)?.timeline.rows ?? [])]).toHaveLength(1);
    second.chat.timelines.open(id);
    await world.clock.advance(50);
    expect(texts(second)).toEqual([]);
    expect(world.server.subscribed(`channel:${aside.id}`)).toBe(0);
    expect(world.server.subscribed(`channel:${id}`)).toBe(1);
  });

  it.each<readonly [string, (tab: Tab) => void]>([
    ['crashes', ({ tab }) => tab.crash()],
    ['is closed', ({ chat }) => void chat.dispose()],
    ['is frozen', ({ tab }) => tab.freeze()],
  ])('[R-TAB-2] go on within 2 s when the leader %s, with nothing lost and nothing twice', async (_, end) => {
    const { world, id, first, second, third, ben, isUp, roleOf, texts, written, workspace } =
      await browsing(3);
    const sending = ['one', 'two'].map((text) => second.chat.send(messageSend, { channelId: id, text }));
    void first.chat.send(messageSend, { channelId: id, text: 'of the leader' });
    await world.clock.advance(1);
    end(first);
    workspace.addMessage({ channelId: id, authorId: ben, clientMessageId: id, text: 'meanwhile' });
    const startedAt = world.clock.now();
    const later = third.chat.send(messageSend, { channelId: id, text: 'three' });
    const wanted = ['meanwhile', 'of the leader', 'one', 'three', 'two'];
    expect(
      await world.clock.until(
        () => [second, third].every((tab) => isUp(tab) && texts(tab).length === wanted.length),
        2_000,
      ),
    ).toBe(true);
    expect(world.clock.now() - startedAt).toBeLessThanOrEqual(2_000);
    expect(written().toSorted()).toEqual(wanted);
    expect(texts(second)).toEqual(written());
    expect((await Promise.all([...sending, later])).every((answer) => answer.ok)).toBe(true);
    expect([second, third].map(roleOf).toSorted()).toEqual(['follower', 'leader']);
    await world.clock.advance(100);
    for (const { chat } of [second, third]) expect(chat.store.getState().outbox).toEqual([]);
  });

  it('[R-TAB-2] one that wakes from being frozen follows whoever leads by then', async () => {
    const { world, id, first, second, isUp, roleOf, texts } = await browsing(2);
    first.tab.freeze();
    await world.clock.until(() => roleOf(second) === 'leader', 2_000);
    void second.chat.send(messageSend, { channelId: id, text: 'while it slept' });
    await world.clock.advance(5_000);
    first.tab.thaw();
    await world.clock.until(
      () => roleOf(first) === 'follower' && isUp(first) && texts(first).length === 1,
      2_000,
    );
    expect(texts(first)).toEqual(['while it slept']);
    expect(world.server.lineCount).toBe(1);
  });

  it('grow patient with a machine that is only slow', async () => {
    const { world, first, second, roleOf } = await browsing(2);
    const takes = async (taker: Tab, from: Tab) => {
      const startedAt = world.clock.now();
      from.tab.freeze();
      await world.clock.until(() => roleOf(taker) === 'leader');
      from.tab.thaw();
      await world.clock.until(() => roleOf(from) === 'follower');
      return world.clock.now() - startedAt;
    };
    const quick = await takes(second, first);
    expect(quick).toBeLessThanOrEqual(2_000);
    expect(await takes(first, second)).toBeLessThanOrEqual(2_000);
    expect(await takes(second, first)).toBeGreaterThan(2_000);
    await world.clock.advance(400_000);
    expect(await takes(first, second)).toBeLessThanOrEqual(2_000);
  });

  it('leave a frozen leader alone as long as nobody looks at them', async () => {
    const { world, first, second, roleOf } = await browsing(2);
    second.tab.hide();
    await world.clock.advance(1_000);
    first.tab.freeze();
    await world.clock.advance(60_000);
    expect(roleOf(second)).toBe('follower');
    second.tab.show();
    expect(await world.clock.until(() => roleOf(second) === 'leader', 2_000)).toBe(true);
  });

  it('[R-SEND-4] bring back what waits, and send it once, when all were closed', async () => {
    const { world, id, first, second, open, isUp, texts, asked } = await browsing(2);
    world.server.stop();
    await world.clock.advance(100);
    for (const text of ['a', 'b', 'c']) {
      void second.chat.send(messageSend, { channelId: id, text });
      await world.clock.advance(5);
    }
    for (const { tab } of [first, second]) tab.crash();
    world.server.start();
    const [after, beside] = [open(), open()];
    expect(await world.clock.until(() => isUp(after) && isUp(beside) && texts(after).length === 3)).toBe(
      true,
    );
    expect(texts(after)).toEqual(['a', 'b', 'c']);
    expect(texts(beside)).toEqual(['a', 'b', 'c']);
    expect(asked).toEqual(['a', 'b', 'c']);
  });

  it('let a follower take back and retry what failed', async () => {
    const { world, workspace, id, first, second } = await browsing(2);
    workspace.updateChannel(id, { archivedAt: '2026-03-01T09:00:00.000Z' });
    const sending = ['a', 'b'].map((text) => second.chat.send(messageSend, { channelId: id, text }));
    await world.clock.advance(50);
    expect((await Promise.all(sending)).map((answer) => answer.ok)).toEqual([false, false]);
    for (const tab of [first, second]) {
      expect(pendingIn(tab, id)).toEqual([
        ['a', 'failed'],
        ['b', 'failed'],
      ]);
    }
    const [a, b] = selectPending(id)(second.chat.store.getState());
    second.chat.connection.discard(a?.clientMessageId ?? '');
    await world.clock.advance(5);
    expect(pendingIn(first, id)).toEqual([['b', 'failed']]);
    workspace.updateChannel(id, { archivedAt: null });
    await world.clock.advance(5);
    second.chat.connection.retrySend(b?.clientMessageId ?? '');
    await world.clock.advance(50);
    for (const tab of [first, second]) expect(pendingIn(tab, id)).toEqual([]);
    expect(workspace.messages.get(id)?.map((one) => one.text)).toEqual(['b']);
  });

  it('[R-AUTH-1] are all signed out when one of them is', async () => {
    const { world, anna, first, second, third } = await browsing(3);
    world.server.signedOut.add(anna);
    await second.chat.dispose({ forget: true });
    await world.clock.advance(10);
    for (const { chat } of [first, third]) {
      expect(chat.store.getState().phase).toEqual({ kind: 'refused', code: 'session_revoked' });
      expect(chat.store.getState().channels.size).toBe(0);
    }
    expect(world.server.lineCount).toBe(0);
  });

  it('of two people do not meet', async () => {
    const { world, ben, open, isUp, roleOf, first } = await browsing(1);
    const theirs = open(ben);
    await world.clock.until(() => isUp(theirs));
    expect([first, theirs].map(roleOf)).toEqual(['leader', 'leader']);
    expect(world.server.lineCount).toBe(2);
  });

  it('[R-TAB-1] do not take in what is no message of theirs', async () => {
    const { world, first, second, isUp, browser, anna, workspace } = await browsing(2);
    const name = `parley tabs ${tabsVersion}.${protocolVersion} ${workspace.workspace.id}/${anna}`;
    const stranger = browser.tab().place.join(name, () => {});
    const from = 'a stranger';
    for (const message of [
      null,
      'over',
      { from, to: null },
      { from, to: null, message: { kind: 'over' } },
      { from, to: null, message: { kind: 'not invented yet', code: 'session_revoked' } },
      { from, to: null, message: { kind: 'all', entries: [{ commandId: 1 }] } },
      {
        from,
        to: null,
        message: { kind: 'frame', era: 'x', name: 'auth.revoked', data: { code: 'session_revoked' } },
      },
    ]) {
      stranger.post(message);
    }
    await world.clock.advance(100);
    expect([first, second].map(isUp)).toEqual([true, true]);
    expect(second.chat.store.getState().phase.kind).toBe('ready');
  });

  it('one that no lock can be had for has a line of its own', async () => {
    const { world, anna, first } = await browsing(1);
    const place = {
      hold: (_name: string, _how: string, lock: { refused(): void }) => {
        world.clock.after(0, () => lock.refused());
        return () => {};
      },
      join: () => ({ post: () => {}, close: () => {} }),
      isVisible: () => true,
      onVisible: () => () => {},
    };
    const tab = new FakeBrowser(world.clock).tab();
    const apart = world.client(anna, { tab: Object.assign(tab, { place }) });
    await world.clock.until(() => apart.store.getState().connection.status === 'connected');
    expect(apart.store.getState().line.role).toBe('alone');
    expect(first.chat.store.getState().line.role).toBe('leader');
    expect(world.server.lineCount).toBe(2);
  });
});
