import { messageSend } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { ChatClient } from '../chat-client.js';
import { memoryOutboxStorage } from '../outbox-storage.js';
import { FakeBrowser, type FakeTab } from '../testing/fake-browser.js';
import { modelChannel } from '../testing/model-channel.js';
import { ModelWorld } from '../testing/model-world.js';
import { seededRandom } from '../testing/seeded.js';

const seeds = 30;
const steps = 60;

interface Tab {
  readonly tab: FakeTab;
  readonly chat: ChatClient;
}

/** A message, and whether it was on the disk or acknowledged while its tab still lived. */
interface Written {
  readonly text: string;
  readonly by: Tab;
  isSafe: boolean;
}

/** One person's tabs come, go, crash, freeze and write at any moment; in the end all is well. The faults found. */
async function storm(seed: number): Promise<string[]> {
  const world = new ModelWorld({ seed });
  const random = seededRandom(seed * 104_729);
  const below = (limit: number) => Math.floor(random() * limit);
  const { workspace } = world.server;
  const anna = workspace.addMember('Anna');
  const id = modelChannel(workspace, 'plans', [anna]);
  const storage = memoryOutboxStorage({ isDurable: true });
  const browser = new FakeBrowser(world.clock, () => 1 + below(15));
  const written: Written[] = [];
  const faults: string[] = [];
  let tabs: Tab[] = [];

  const rowsOf = ({ chat }: Tab) => [...(chat.store.getState().channels.get(id)?.timeline.rows ?? [])];
  const pendingOf = ({ chat }: Tab) => chat.store.getState().outbox;
  const open = () => {
    const tab = browser.tab();
    const chat = world.client(anna, { storage, tab });
    const one: Tab = { tab, chat };
    chat.timelines.open(id);
    chat.store.subscribe(() => {
      const confirmed = new Set(rowsOf(one).map((row) => row.clientMessageId));
      const twice = pendingOf(one).find((entry) => confirmed.has(entry.commandId));
      if (twice) faults.push(`${twice.commandId} is drawn twice`);
      for (const { commandId, isKept } of pendingOf(one)) {
        const mine = written.find((message) => message.text === textOf(one, commandId));
        if (mine && isKept) mine.isSafe = true;
      }
    });
    tabs.push(one);
  };
  const write = (one: Tab) => {
    const text = `w${written.length}`;
    const message: Written = { text, by: one, isSafe: false };
    const sending = one.chat.send(messageSend, { channelId: id, text });
    if (!pendingOf(one).some((entry) => textOf(one, entry.commandId) === text)) return;
    written.push(message);
    void sending.then((answer) => {
      if (answer.ok) message.isSafe = true;
    });
  };
  const end = (one: Tab) => {
    tabs = tabs.filter((other) => other !== one);
  };

  open();
  for (let step = 0; step < steps; step += 1) {
    const one = tabs[below(tabs.length)];
    const dice = random();
    if (!one || (dice < 0.12 && tabs.length < 4)) open();
    else if (dice < 0.6) {
      if (!one.tab.isFrozen) write(one);
    } else if (dice < 0.68) {
      one.tab.crash();
      end(one);
    } else if (dice < 0.74 && !one.tab.isFrozen) {
      void one.chat.dispose();
      end(one);
    } else if (dice < 0.82) one.tab.freeze();
    else if (dice < 0.92) one.tab.thaw();
    else if (dice < 0.96) world.server.cut(anna, null);
    else {
      world.server.stop();
      world.clock.after(below(3_000), () => world.server.start());
    }
    await world.clock.advance(below(random() < 0.2 ? 4_000 : 60));
  }

  world.server.start();
  for (const { tab } of tabs) tab.thaw();
  if (tabs.length === 0) open();
  const isQuiet = (one: Tab) =>
    one.chat.store.getState().connection.status === 'connected' &&
    pendingOf(one).length === 0 &&
    rowsOf(one).at(-1)?.id === workspace.messages.get(id)?.at(-1)?.id;
  // Long enough to notice whatever has just happened.
  await world.clock.advance(3_000);
  const isHealed = await world.clock.until(() => tabs.every(isQuiet), 60_000);
  if (!isHealed) {
    faults.push(
      ...tabs
        .filter((one) => !isQuiet(one))
        .map((one) => {
          const { connection, line } = one.chat.store.getState();
          return `a ${line.role} is ${connection.status} with ${pendingOf(one).length} on their way`;
        }),
    );
  }
  const texts = (workspace.messages.get(id) ?? []).map((row) => row.text);
  for (const { text, isSafe, by } of written) {
    const count = texts.filter((one) => one === text).length;
    if (count > 1) faults.push(`${text} was written ${count} times`);
    if (count === 0 && (isSafe || tabs.includes(by))) faults.push(`${text} is lost`);
  }
  const leaders = tabs.filter(({ chat }) => chat.store.getState().line.role === 'leader').length;
  if (leaders !== 1) faults.push(`${leaders} lead`);
  if (world.server.lineCount !== 1) faults.push(`${world.server.lineCount} lines`);
  return faults;
}

function textOf({ chat }: Tab, commandId: string): string | undefined {
  const entry = chat.store.getState().outbox.find((one) => one.commandId === commandId);
  return (entry?.payload as { text?: string } | undefined)?.text;
}

describe('the tabs of one browser', () => {
  it(`[R-TAB-1] [R-TAB-2] [G11] lose nothing, write nothing twice and end with one line, whatever befalls them (${seeds} seeds)`, async () => {
    for (let seed = 1; seed <= seeds; seed += 1) {
      expect([seed, await storm(seed)]).toEqual([seed, []]);
    }
  }, 120_000);
});
