import {
  type bootstrap,
  channelStream,
  type Message,
  type ParleyEvent,
  type ResultOf,
  type StreamName,
  type StreamSnapshot,
} from '@parley/protocol';
import type { ChatClient } from './chat-client.js';
import type { Clock } from './clock.js';
import { createConnection } from './connection.js';
import type { OnFault } from './faults.js';
import type { HttpCall } from './http.js';
import { createInbox } from './inbox.js';
import { baseStreams } from './needed-streams.js';
import { createOutbox } from './outbox.js';
import { createOutboxShelf } from './outbox-shelf.js';
import type { OutboxStorage } from './outbox-storage.js';
import type { ListenToPage } from './page-signals.js';
import { createSender } from './sender.js';
import { messagesOf } from './store/apply-event.js';
import { createChatStore, initialState, type Schedule } from './store/chat-store.js';
import { createSubscriptions } from './subscriptions.js';
import { createTimelines } from './timelines.js';
import type { Transport } from './transports/transport.js';

export interface ClientParts {
  readonly workspaceSlug: string;
  readonly http: HttpCall;
  readonly transport: Transport;
  readonly storage: OutboxStorage;
  readonly clock: Clock;
  readonly random: () => number;
  readonly ids: () => string;
  readonly schedule: Schedule | undefined;
  readonly listenToPage: ListenToPage;
  readonly onFault: OnFault;
}

/** After these nothing of the workspace may stay on this device (R-AUTH-1). */
const clearing = new Set(['session_revoked', 'workspace_access_revoked']);

/** The one place where the parts of the client are put together, and where they hear of each other. */
export function composeClient(parts: ClientParts): ChatClient {
  const { clock, random, http, onFault } = parts;
  const store = createChatStore(parts.schedule);
  const shelf = createOutboxShelf(parts.storage, onFault);
  const connection = createConnection(
    { ...parts, store },
    {
      onBootstrap,
      onLine: () => outbox.lineUp(),
      onLineLost() {
        outbox.lineLost();
        inbox.lineLost();
        subscriptions.lineLost();
      },
      subscribe: () => subscriptions.subscribeAll(),
      isCaughtUp: () => inbox.isCaughtUp(),
      onEvents: (events) => inbox.receive(events),
      onHeads: (heads) => inbox.noteHeads(heads),
      onRefused,
    },
  );
  const { ask } = connection;
  const outbox = createOutbox({ clock, random, store, shelf, ask });
  const inbox = createInbox({
    clock,
    random,
    http,
    store,
    onFault,
    isUrgent,
    onApplied,
    onSnapshot,
    onCaughtUp() {
      connection.caughtUp();
      timelines.resume();
    },
    onBehind: () => connection.fellBehind(),
  });
  const subscriptions = createSubscriptions({
    store,
    inbox,
    ask,
    openChannel: () => timelines.openChannel(),
    onFailure: () => connection.lose(),
  });
  const timelines = createTimelines({
    http,
    store,
    inbox,
    onOpened: () => subscriptions.reconcile(),
    onMessages: (messages) => outbox.noteConfirmed(messages),
  });

  function onBootstrap({ account, workspace, limits }: ResultOf<typeof bootstrap>): void {
    store.change((state) => ({ ...state, me: { account, workspace, limits } }));
    void outbox.open({ userId: account.id, workspaceId: workspace.id });
    // Needs no line, so it need not wait for one; what fails here is tried again before subscribing.
    for (const stream of baseStreams(store.current())) void inbox.ensure(stream);
  }

  function isUrgent(stream: StreamName): boolean {
    const open = timelines.openChannel();
    return baseStreams(store.current()).includes(stream) || (open !== null && stream === channelStream(open));
  }

  function onApplied(events: readonly ParleyEvent[]): void {
    let isDirectoryChanged = false;
    for (const event of events) {
      if (event.type === 'channel.access.granted') {
        inbox.check(channelStream(event.payload.membership.channel.id));
        isDirectoryChanged = true;
      } else if (event.type === 'channel.access.revoked') {
        // A public channel may still be looked into: what is needed of it is subscribed anew.
        subscriptions.ended(channelStream(event.payload.channelId));
        isDirectoryChanged = true;
      } else if (event.type === 'workspace.access.revoked') onWorkspaceRevoked(event.payload.workspaceId);
    }
    onMessages(messagesOf(events));
    if (isDirectoryChanged) onDirectoryChanged();
  }

  function onSnapshot(applied: StreamSnapshot): void {
    if (applied.kind === 'channel') {
      onMessages(applied.page.messages);
      return;
    }
    if (applied.kind === 'user') {
      for (const { channel } of applied.memberships) inbox.check(channelStream(channel.id));
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

  const onMessages = (messages: Iterable<Message>) => outbox.noteConfirmed(messages);

  function onDirectoryChanged(): void {
    subscriptions.reconcile();
    timelines.resume();
  }

  /** It may be an old event, and we may have been let in again since: the next token tells. */
  function onWorkspaceRevoked(workspaceId: string): void {
    if (workspaceId === store.current().me?.workspace.id) connection.lose();
  }

  function onRefused(code: string): void {
    inbox.dispose();
    if (!clearing.has(code)) return;
    void outbox.clear();
    const { phase, connection: shown } = store.current();
    store.change(() => ({ ...initialState, phase, connection: shown }));
    store.seal();
  }

  const stopListening = parts.listenToPage({
    onOnline: () => connection.retryNow(),
    onOffline: () => connection.pageWentOffline(),
    async onResume() {
      if (store.current().connection.status !== 'connected') connection.retryNow();
      else if (await subscriptions.subscribeAll()) connection.lose();
    },
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
      onMessageSent(channelId) {
        // Who writes looks at the end of the conversation.
        if (store.current().channels.get(channelId)?.timeline.hasMoreAfter)
          void timelines.loadNewest(channelId);
      },
    }),
    timelines,
    connection: {
      retryNow: connection.retryNow,
      retrySend: outbox.retry,
      discard: outbox.discard,
    },
    async dispose({ forget = false } = {}) {
      stopListening();
      connection.stop();
      inbox.dispose();
      if (forget) await outbox.clear();
      await outbox.dispose();
      store.seal();
    },
  };
}
