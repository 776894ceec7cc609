import { type ChatClient, socketIoTransport, type Transport } from '@parley/client';
import { type Envelope, messageSend, type StreamName } from '@parley/protocol';
import type { NodeBrowser } from '../../client/node-browser.js';
import { addReader, type History, type Reader, type SendOp } from '../history/history.js';

export interface RealClientParts {
  readonly name: string;
  readonly personId: string;
  readonly browser: NodeBrowser;
  readonly workspaceSlug: string;
  readonly url: string;
  /** The channel it looks at and writes into. */
  readonly stream: StreamName;
  readonly history: History;
}

/** The client that people use, as a member of the crew. */
export interface RealClient {
  readonly name: string;
  readonly chat: ChatClient;
  position(stream: StreamName): number;
  inFlight(): number;
  isLive(): boolean;
  send(text: string): void;
  /** Writes down what it shows. */
  tellView(): void;
}

export function startRealClient(parts: RealClientParts): RealClient {
  const { name, stream, history } = parts;
  const channelId = stream.slice('channel:'.length);
  const reader = addReader(history, { client: name, person: parts.personId, stream });
  const chat = parts.browser.chat(parts.workspaceSlug, listeningTransport(parts.url, reader));
  const state = () => chat.store.getState();
  const stopWaiting = chat.store.subscribe(({ channels }) => {
    if (!channels.get(channelId)?.isMember) return;
    stopWaiting();
    chat.timelines.open(channelId);
  });
  let inFlight = 0;

  return {
    name,
    chat,
    position: (asked) => state().streams.get(asked)?.cursor ?? 0,
    inFlight: () => inFlight,
    isLive: () => state().connection.status === 'connected',
    send: (text) => {
      if (!state().channels.get(channelId)?.isMember) return;
      const invokedAt = performance.now();
      const answered = chat.send(messageSend, { channelId, text });
      const entry = state().outbox.findLast((one) => (one.payload as { text?: string }).text === text);
      if (!entry) return;
      const op: SendOp = {
        id: entry.commandId,
        client: name,
        author: parts.personId,
        stream,
        invokedAt,
        outcome: 'info',
        settledAt: Infinity,
      };
      history.ops.push(op);
      inFlight += 1;
      void answered.then((answer) => {
        inFlight -= 1;
        op.settledAt = performance.now();
        op.outcome = answer.ok ? 'ok' : 'fail';
        if (!answer.ok) return;
        op.messageId = answer.result.message.id;
        op.sequence = answer.result.message.sequence;
      });
    },
    tellView: () => {
      const rows = [...(state().channels.get(channelId)?.timeline.rows ?? [])];
      reader.from = (rows[0]?.sequence ?? 1) - 1;
      reader.view = rows.map(({ id, clientMessageId, sequence }) => ({
        messageId: id,
        clientMessageId,
        sequence,
      }));
    },
  };
}

/** Socket.IO as in the browser, with an ear on the wire. */
function listeningTransport(url: string, reader: Reader): Transport {
  const inner = socketIoTransport({ baseUrl: url, way: 'websocket' });
  return {
    open: (handshake, listener) =>
      inner.open(handshake, {
        ...listener,
        onFrame: (name, data) => {
          if (name === 'stream.events') {
            for (const { stream, sequence, eventId } of data as Envelope[])
              if (stream === reader.stream) reader.heard.push({ sequence, eventId, at: performance.now() });
          }
          listener.onFrame(name, data);
        },
      }),
  };
}
