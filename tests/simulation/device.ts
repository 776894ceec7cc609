import type { CacheStorage, ChatClient, ChatState, OutboxStorage, SendPayload } from '@parley/client';
import type { FakeBrowser, FakeTab, ModelWorld } from '@parley/client/testing';
import { type Ack, type Message, messageSend, type UserId } from '@parley/protocol';
import type { Library } from './library.js';
import type { Storm } from './storm.js';

/** A message somebody wrote: what became of it as far as the device knows. */
export interface Written {
  readonly commandId: string;
  readonly channelId: string;
  readonly text: string;
  /** Of a reply: it stands in its thread alone. */
  readonly isInThreadOnly: boolean;
  answer: Ack<{ message: Message }> | null;
  isDiscarded: boolean;
}

export interface DeviceParts {
  readonly library: Library;
  readonly world: ModelWorld;
  readonly storm: Storm;
  readonly userId: UserId;
  readonly name: string;
  readonly browser: Browser;
  readonly onViolation: (what: string) => void;
}

/** What the tabs of one browser have in common. */
export interface Browser {
  readonly cache: CacheStorage;
  readonly storage: OutboxStorage;
  readonly written: Written[];
  /** Null: its tabs do not find each other, as in a browser without locks. */
  readonly tabs: FakeBrowser | null;
}

/** One tab of one person: a client that is reloaded now and then over the same storage, and watched all the time. */
export class Device {
  readonly parts: DeviceParts;
  #tab: FakeTab | undefined;
  #hold: { isLost: boolean } = { isLost: false };
  client: ChatClient;
  #pending = new Map<string, string>();

  constructor(parts: DeviceParts) {
    this.parts = parts;
    this.client = this.#start();
  }

  get state(): ChatState {
    return this.client.store.getState();
  }

  get written(): Written[] {
    return this.parts.browser.written;
  }

  get userId(): UserId {
    return this.parts.userId;
  }

  /** With what was kept by now, or at the last moment: a crash writes nothing any more. */
  reload({ isCrash, hasCache }: { readonly isCrash: boolean; readonly hasCache: boolean }): void {
    this.#hold.isLost = isCrash;
    if (isCrash && this.#tab) this.#tab.crash();
    else void this.client.dispose();
    this.#pending.clear();
    this.client = this.#start(hasCache);
  }

  send(
    channelId: string,
    text: string,
    more: Pick<SendPayload<typeof messageSend>, 'threadRootId' | 'alsoInChannel' | 'poll' | 'checklist'> = {},
  ): void {
    const sending = this.client.send(messageSend, { channelId, text, ...more });
    const entry = this.state.outbox.findLast((one) => (one.payload as { text?: string }).text === text);
    if (!entry) return;
    const written: Written = {
      commandId: entry.commandId,
      channelId,
      text,
      isInThreadOnly: more.threadRootId !== undefined && !more.alsoInChannel,
      answer: null,
      isDiscarded: false,
    };
    this.written.push(written);
    void sending.then((answer) => {
      written.answer = answer;
    });
  }

  #start(hasCache = true): ChatClient {
    const { world, userId, storm: weather, browser } = this.parts;
    this.#tab = browser.tabs?.tab();
    const client = world.client(userId, {
      weather,
      storage: browser.storage,
      ...(this.#tab && { tab: this.#tab }),
      cache: hasCache ? this.#cacheHeld() : null,
    });
    client.store.subscribe((state) => {
      if (client === this.client) this.#watch(state);
    });
    return client;
  }

  /** The cache as long as its tab lives. */
  #cacheHeld(): CacheStorage {
    const { cache } = this.parts.browser;
    const hold = { isLost: false };
    this.#hold = hold;
    return {
      ...cache,
      write: (slug, decide) => cache.write(slug, (kept) => (hold.isLost ? null : decide(kept))),
      close: async () => {},
    };
  }

  /** What must hold in every state that is shown (G4). */
  #watch(state: ChatState): void {
    const { client: selectors } = this.parts.library;
    const pending = new Map<string, string>();
    for (const [channelId, { timeline }] of state.channels) {
      const rows = [...timeline.rows];
      const confirmed = new Set(rows.map((row) => row.clientMessageId));
      if (rows.some((row, index) => index > 0 && row.sequence <= (rows[index - 1]?.sequence ?? 0))) {
        this.#violated(`rows of ${channelId} do not ascend`);
      }
      for (const { clientMessageId } of selectors.selectPending(channelId)(state)) {
        pending.set(clientMessageId, channelId);
        if (confirmed.has(clientMessageId)) this.#violated(`${clientMessageId} is drawn twice`);
      }
      const reachesNewest = timeline.status === 'ready' && !timeline.hasMoreAfter;
      for (const [clientMessageId, ofChannel] of this.#pending) {
        if (ofChannel !== channelId || !reachesNewest || confirmed.has(clientMessageId)) continue;
        if (
          selectors
            .selectPending(channelId)(state)
            .some((one) => one.clientMessageId === clientMessageId)
        )
          continue;
        const written = this.written.find((one) => one.commandId === clientMessageId);
        if (written?.isDiscarded) continue;
        // A reply stands in the line for as long as the person wants it there.
        const hasReplies = timeline.line === 'all' && selectors.hasRepliesInLine(state, channelId);
        if (written?.isInThreadOnly && !hasReplies) continue;
        if (this.#liesBefore(channelId, clientMessageId, rows[0]?.sequence ?? 0)) continue;
        this.#violated(`${clientMessageId} is drawn no more`);
      }
    }
    for (const [stream, { cursor, head }] of state.streams) {
      if (cursor > head) this.#violated(`${stream}: cursor ${cursor} past head ${head}`);
    }
    this.#pending = pending;
  }

  /** A snapshot may have replaced the window by one that begins after the message. */
  #liesBefore(channelId: string, clientMessageId: string, sequence: number): boolean {
    const messages = this.parts.world.server.workspace.messages.get(channelId) ?? [];
    return messages.some((one) => one.clientMessageId === clientMessageId && one.sequence < sequence);
  }

  #violated(what: string): void {
    this.parts.onViolation(`${this.parts.name}: ${what}`);
  }
}
