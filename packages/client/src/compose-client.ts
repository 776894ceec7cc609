import {
  type bootstrap,
  type ChannelId,
  channelStream,
  type Message,
  type ParleyEvent,
  parseStreamName,
  type ResultOf,
  type StreamHead,
  type StreamName,
  type StreamSnapshot,
  type WireError,
} from '@parley/protocol';
import { createCache, noCache } from './cache/cache.js';
import type { CacheStorage } from './cache/cache-storage.js';
import type { ChatClient } from './chat-client.js';
import type { Clock } from './clock.js';
import { createConnection } from './connection.js';
import type { OnFault } from './faults.js';
import type { HttpCall } from './http.js';
import { createInbox } from './inbox.js';
import { createLineFacts } from './line-facts.js';
import { baseStreams } from './needed-streams.js';
import { createNews } from './news.js';
import { createOpenThreads } from './open-threads.js';
import { createOutbox } from './outbox.js';
import { createOutboxShelf } from './outbox-shelf.js';
import type { OutboxOwner, OutboxStorage } from './outbox-storage.js';
import type { ListenToPage } from './page-signals.js';
import { createPresence } from './presence.js';
import { createRecoveryRecord } from './recovery-record.js';
import { createRoundTrips } from './round-trips.js';
import { createSender } from './sender.js';
import { messagesOf } from './store/apply-event.js';
import { createChatStore, initialState, type Schedule } from './store/chat-store.js';
import { isUncertain } from './store/reducers/read-state.js';
import type { ChatPhase } from './store/state.js';
import { createSubscriptions } from './subscriptions.js';
import type { TabPlace } from './tabs/tab-place.js';
import { createTabs } from './tabs/tabs.js';
import { createTakeBack } from './take-back.js';
import { createTimelines } from './timelines.js';
import type { Transport } from './transports/transport.js';
import { createUnheldHeads } from './unheld-heads.js';

export interface ClientParts {
  readonly workspaceSlug: string;
  readonly http: HttpCall;
  readonly transport: Transport;
  /** Null: this client shares its line and its outbox with nobody. */
  readonly tabPlace: TabPlace | null;
  readonly storage: OutboxStorage;
  /** Null: nothing of what is known is kept over a reload. */
  readonly cache: CacheStorage | null;
  readonly clock: Clock;
  readonly random: () => number;
  readonly ids: () => string;
  readonly schedule: Schedule | undefined;
  readonly listenToPage: ListenToPage;
  readonly onFault: OnFault;
}

type GrantedEvent = Extract<ParleyEvent, { type: 'channel.access.granted' }>;

/** After these nothing of the workspace may stay on this device (R-AUTH-1). */
const forgetting = new Set(['session_revoked', 'workspace_access_revoked', 'not_found']);
/** These say nothing of the other workspaces of the person. */
const ofWorkspace = new Set(['workspace_access_revoked', 'not_found']);
/** A session may also just have run out: what waits to be sent is kept for the next one of the same person. */
const hiding = new Set([...forgetting, 'unauthenticated']);

/** The one place where the parts of the client are put together, and where they hear of each other. */
export function composeClient(parts: ClientParts): ChatClient {
  const { clock, random, http, onFault } = parts;
  const store = createChatStore(parts.schedule);
  const shelf = createOutboxShelf({ ...parts, clock, onFault });
  const lineFacts = createLineFacts({ clock, store });
  const news = createNews();
  const recovery = createRecoveryRecord({ clock, store });
  const tabs = createTabs(
    { ...parts, place: parts.tabPlace },
    {
      onRole(role) {
        lineFacts.leads(role);
        outbox.roleChanged();
      },
      onLineWanted: () => connection.retryNow(),
      onOutbox: (from, message) => outbox.hear(from, message),
      onOver: (code) => connection.refuse(code),
    },
  );
  const connection = createConnection(
    { ...parts, store, transport: tabs.transport },
    {
      onBootstrap,
      onProtocol: lineFacts.told,
      onLine(hello, line) {
        lineFacts.acknowledged(hello, line);
        recovery.lineUp();
        outbox.lineUp();
        presence.lineUp();
      },
      onLineLost() {
        lineFacts.lost();
        outbox.lineLost();
        presence.lineLost();
        inbox.lineLost();
        subscriptions.lineLost();
        unheldHeads.lineLost();
        news.lineLost();
      },
      subscribe,
      isCaughtUp: () => inbox.isCaughtUp(),
      onEvents: (events) => inbox.receive(events),
      onHeads: noteHeads,
      onTransients(facts) {
        if (inbox.isNearFull()) presence.missed();
        else presence.receive(facts);
      },
      onConnected() {
        recovery.ended();
        // Also where nothing was missed: what could not be had without a line can be had now.
        timelines.resume();
      },
      onRefused,
    },
  );
  const { ask } = connection;
  const presence = createPresence({ clock, store, ask });
  const cache = parts.cache
    ? createCache({ ...parts, storage: parts.cache, store, opened: () => timelines.opened() })
    : noCache;
  const outbox = createOutbox({ clock, random, store, shelf, ask, tabs });
  const inbox = createInbox({
    clock,
    random,
    http,
    store,
    onFault,
    recovery,
    isUrgent,
    onApplied,
    onSnapshot,
    onCaughtUp() {
      connection.caughtUp();
      if (store.current().connection.status === 'connected') recovery.ended();
      timelines.resume();
    },
    onBehind: () => connection.fellBehind(),
  });
  const subscriptions = createSubscriptions({
    store,
    inbox,
    news,
    ask,
    openChannel: () => timelines.openChannel(),
    onFailure: () => connection.lose(),
  });
  const timelines = createTimelines({
    clock,
    http,
    store,
    inbox,
    news,
    onOpened: () => subscriptions.reconcile(),
    onMessages,
  });
  const threads = createOpenThreads({ clock, http, store, inbox, onMessages });

  const unheldHeads = createUnheldHeads({ clock, http, store, inbox: { noteHeads } });
  const roundTrips = createRoundTrips({
    clock,
    ping: () => ask('connection.ping', {}),
    onMeasured(roundTripMs) {
      const line = connection.currentLine();
      if (line) lineFacts.measured(roundTripMs, line);
    },
  });

  async function subscribe(): Promise<WireError | null> {
    const error = await subscriptions.subscribeAll();
    if (!error) unheldHeads.lineUp();
    return error;
  }

  function noteHeads(heads: readonly StreamHead[]): void {
    for (const { stream, head } of heads) news.heardOf(stream, head);
    inbox.noteHeads(heads);
  }

  function belongsTo(owner: OutboxOwner): void {
    tabs.open(owner);
    outbox.open(owner);
  }

  /** What is kept is on screen while the server is asked; the cursors in it say where to go on. */
  const restored = cache.restore().then((kept) => {
    if (!kept) return;
    timelines.restored(kept.opened);
    belongsTo({ userId: kept.me.account.id, workspaceId: kept.me.workspace.id });
  });

  async function onBootstrap({
    account,
    workspace,
    limits: told,
  }: ResultOf<typeof bootstrap>): Promise<void> {
    await restored;
    const shown = store.current().me;
    const isSameOwner = shown?.account.id === account.id && shown.workspace.id === workspace.id;
    if (shown && !isSameOwner) clearState({ kind: 'starting' });
    store.change((state) => ({ ...state, me: { account, workspace, limits: told } }));
    cache.belongsTo(account.id);
    if (!isSameOwner) belongsTo({ userId: account.id, workspaceId: workspace.id });
    // Needs no line, so it need not wait for one; what fails here is tried again before subscribing.
    for (const stream of baseStreams(store.current())) void inbox.ensure(stream);
  }

  /** Nothing stays but what says how the line is. */
  function clearState(phase: ChatPhase): void {
    store.change(({ connection: shown, line }) => ({ ...initialState, phase, connection: shown, line }));
  }

  function isUrgent(stream: StreamName): boolean {
    const open = timelines.openChannel();
    return baseStreams(store.current()).includes(stream) || (open !== null && stream === channelStream(open));
  }

  function onApplied(events: readonly ParleyEvent[]): void {
    let isDirectoryChanged = false;
    for (const event of events) {
      switch (event.type) {
        case 'channel.access.granted':
          onChannelGranted(event);
          isDirectoryChanged = true;
          break;
        case 'thread.followed':
          inbox.check(channelStream(event.payload.channelId));
          break;
        case 'channel.access.revoked':
          onChannelRevoked(event.payload.channelId);
          isDirectoryChanged = true;
          void cache.save();
          break;
        case 'channel.read':
        case 'thread.read':
          if (event.payload.recount) inbox.check(channelStream(event.payload.channelId));
          break;
        case 'workspace.access.revoked':
          onWorkspaceRevoked(event.payload.workspaceId);
          break;
        case 'message.deleted':
          onMessageDeleted(event.stream);
          break;
        default:
          break;
      }
    }
    const messages = [...messagesOf(events)];
    onMessages(messages);
    threads.noteMessages(messages);
    presence.noteEvents(events);
    timelines.noteEvents(events);
    if (isDirectoryChanged) onDirectoryChanged();
  }

  /** What is written in it from then on is for us, if it was now and not while we were away. */
  function onChannelGranted({ stream, sequence, payload }: GrantedEvent): void {
    const { channel, head } = payload.membership;
    if (news.take(stream, sequence)) news.letIn(channelStream(channel.id), head);
    inbox.check(channelStream(channel.id));
  }

  /** Whoever belongs to it again already has to ask for it anew: the server took it off the line in between. */
  function onChannelRevoked(channelId: ChannelId): void {
    if (store.current().channels.get(channelId)?.isMember) subscriptions.ended(channelStream(channelId));
  }

  /** With fewer listed than can be, "and more" may not be true any more. */
  function onMessageDeleted(stream: StreamName): void {
    const channelId = parseStreamName(stream)?.id ?? '';
    cache.messageDeleted(channelId);
    const channel = store.current().channels.get(channelId);
    const counted = [
      ...(channel?.readState ? [channel.readState] : []),
      ...(channel?.threads.values() ?? []),
    ];
    if (counted.some(isUncertain)) inbox.recount(stream);
  }

  function onSnapshot(applied: StreamSnapshot): void {
    if (applied.kind === 'channel') {
      onMessages(applied.page.messages);
      return;
    }
    if (applied.kind === 'user') {
      for (const { channel } of applied.memberships) inbox.check(channelStream(channel.id));
      void cache.save();
    }
    becomeReady();
    onMessages([]);
    onDirectoryChanged();
  }

  function becomeReady(): void {
    store.change((state) =>
      state.phase.kind === 'starting' && baseStreams(state).every((stream) => state.streams.has(stream))
        ? { ...state, phase: { kind: 'ready' } }
        : state,
    );
  }

  function onMessages(messages: Iterable<Message>): void {
    outbox.noteConfirmed(messages);
  }

  function onDirectoryChanged(): void {
    subscriptions.reconcile();
    timelines.resume();
    unheldHeads.look();
  }

  /** It may be an old event, and we may have been let in again since: the next token tells. */
  function onWorkspaceRevoked(workspaceId: string): void {
    if (workspaceId === store.current().me?.workspace.id) connection.lose();
  }

  function onRefused(code: string): void {
    inbox.dispose();
    // Whoever was refused has no line to share.
    if (hiding.has(code)) tabs.tellOver(code);
    tabs.leave();
    if (!hiding.has(code)) return;
    if (forgetting.has(code)) void outbox.clear();
    // What is stored stays for the next session of the same person, whatever leaves the state now.
    void outbox.dispose();
    void cache.wipe(ofWorkspace.has(code) ? 'workspace' : 'everything');
    clearState(store.current().phase);
    store.seal();
  }

  /** The line may have died in our sleep, or slept through events: asking for the heads finds out both. */
  async function comeBack(): Promise<void> {
    if (await subscriptions.subscribeAll()) connection.lose();
  }

  const stopListening = parts.listenToPage({
    onOnline: () => connection.retryNow(),
    onOffline: () => connection.pageWentOffline(),
    onResume() {
      if (store.current().connection.status === 'connected') void comeBack();
      else connection.retryNow();
    },
    onHidden: () => void cache.save(),
    onActivity: presence.active,
  });

  connection.start();
  return {
    store: store.view,
    send: createSender({
      clock,
      ids: parts.ids,
      store,
      outbox,
      ask,
      // Who writes looks at the end of the conversation, or of the thread.
      onMessageSent: timelines.toEnd,
      onReplySent: threads.toEnd,
    }),
    timelines,
    threads,
    presence: { watch: presence.watch, typing: presence.typing },
    connection: {
      retryNow: connection.retryNow,
      watchRoundTrip: roundTrips.watch,
      retrySend: outbox.retry,
      discard: outbox.discard,
      takeBack: createTakeBack({ store, discard: outbox.discard }),
    },
    async dispose({ forget = false } = {}) {
      stopListening();
      roundTrips.dispose();
      connection.stop();
      inbox.dispose();
      presence.dispose();
      if (forget) tabs.tellOver('session_revoked');
      if (forget) await Promise.all([outbox.clear(), cache.wipe('everything')]);
      tabs.leave();
      await cache.close();
      await outbox.dispose();
      store.seal();
    },
  };
}
