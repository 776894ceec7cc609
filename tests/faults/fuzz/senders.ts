import type { HttpCall } from '@parley/client';
import { connectionToken, protocolVersion } from '@parley/protocol';
import { openRawLine, type RawLine } from '../crew/raw-line.js';
import { must } from '../crew/workspace.js';
import type { FrameSource } from './frame-source.js';

export interface SenderParts {
  readonly url: string;
  readonly call: HttpCall;
  readonly cookie: string;
  readonly workspaceId: string;
  readonly source: FrameSource;
}

export interface Sent {
  readonly frames: number;
  readonly answers: number;
  readonly connections: number;
}

/** Sends about `batch` malformed frames, and comes back when the server has dealt with them. */
export type Sender = (batch: number) => Promise<Sent>;

/** A connection that answers nothing for this long after a batch is given up. */
const patienceMs = 10_000;
const separator = '\x1e';

const tokenOf = async ({ call, workspaceId }: SenderParts) =>
  must(await call(connectionToken, { body: { workspaceId } })).token;

/** Over a WebSocket. What follows a raw packet may meet a connection that is closed already, and is not counted. */
export function webSocketSender(parts: SenderParts): Sender {
  let line: RawLine | undefined;
  let number = 0;
  let answers = 0;

  const open = async (): Promise<RawLine> => {
    const token = await tokenOf(parts);
    return new Promise((resolve, reject) => {
      const opened = openRawLine(parts.url, token, {
        onOpen: () => resolve(opened),
        onFrame: () => undefined,
        onClose: () => {
          if (line === opened) line = undefined;
          reject(new Error('A connection for malformed frames was refused.'));
        },
      });
      opened.socket.on('message', (data: Buffer) => {
        if (data[0] === 0x34 && data[1] === 0x33) answers += 1;
      });
    });
  };

  return async (batch) => {
    const isNew = line === undefined;
    line ??= await open();
    const current = line;
    const before = answers;
    let frames = 0;
    while (frames < batch) {
      number += 1;
      const { text, isRaw } = parts.source.nextPacket(number + 1_000_000);
      current.socket.send(text);
      frames += 1;
      if (isRaw) break;
    }
    // Its answer comes after those of all before it, or not at all.
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, patienceMs);
      const done = () => {
        clearTimeout(timer);
        current.socket.off('close', done);
        resolve();
      };
      current.socket.once('close', done);
      current.request('connection.ping', {}, done);
    });
    return { frames, answers: answers - before, connections: isNew ? 1 : 0 };
  };
}

/** Over Engine.IO's long-polling: many packets in the body of one request. */
export function pollingSender(parts: SenderParts): Sender {
  return bodySender(parts, 'polling', async (base) => {
    const opened = await (await fetch(base)).text();
    return (JSON.parse(opened.slice(1)) as { sid: string }).sid;
  });
}

/** Over server-sent events: the same bodies, and a stream beside them that is read and thrown away. */
export function sseSender(parts: SenderParts): Sender {
  return bodySender(parts, 'sse', async (base) => {
    const abort = new AbortController();
    const response = await fetch(base, { signal: abort.signal });
    const reader = response.body?.getReader();
    let text = '';
    for (;;) {
      const chunk = await reader?.read();
      if (!chunk || chunk.done) throw new Error('A stream for malformed frames ended at once.');
      text += Buffer.from(chunk.value).toString();
      const sid = /"sid":"([^"]+)"/.exec(text)?.[1];
      if (!sid) continue;
      void (async () => {
        try {
          while (reader && !(await reader.read()).done);
        } catch {
          // The server ends it when it has had enough.
        }
      })();
      return sid;
    }
  });
}

function bodySender(
  parts: SenderParts,
  transport: string,
  handshake: (base: string) => Promise<string>,
): Sender {
  const base = `${parts.url}/socket.io/?EIO=4&transport=${transport}`;
  let session: string | undefined;
  let number = 0;
  const post = async (body: string) => {
    const init = { method: 'POST', body, headers: { 'content-type': 'text/plain' } };
    return (await fetch(`${base}&sid=${session}`, init)).status;
  };
  return async (batch) => {
    const isNew = session === undefined;
    if (session === undefined) {
      session = await handshake(base);
      await post(`40${JSON.stringify({ token: await tokenOf(parts), protocol: protocolVersion })}`);
    }
    const packets: string[] = [];
    let size = 0;
    while (packets.length < batch && size < 50_000) {
      number += 1;
      const { text } = parts.source.nextPacket(number);
      packets.push(text);
      size += text.length;
    }
    // So that there is something to poll for.
    packets.push('421["connection.ping",{}]');
    try {
      const isTaken = (await post(packets.join(separator))) < 300;
      if (isTaken && transport === 'polling') {
        const poll = await fetch(`${base}&sid=${session}`, { signal: AbortSignal.timeout(patienceMs) });
        await poll.text();
        if (!poll.ok) session = undefined;
      }
      if (!isTaken) session = undefined;
    } catch {
      // It was closed under the request, as after a packet that makes no sense.
      session = undefined;
    }
    return { frames: packets.length - 1, answers: 0, connections: isNew ? 1 : 0 };
  };
}

/** As bodies of `POST /api/v1/commands/:type`, some of them no JSON. */
export function postSender(parts: SenderParts): Sender {
  return async (batch) => {
    const statuses = await Promise.all(
      Array.from({ length: batch }, async () => {
        const { name, content } = parts.source.next();
        const response = await fetch(
          `${parts.url}/api/v1/commands/${encodeURIComponent(name.replace(/[\ud800-\udfff]/g, ''))}`,
          {
            method: 'POST',
            headers: { 'content-type': 'application/json', cookie: parts.cookie },
            body: JSON.stringify(content) ?? '{',
          },
        );
        await response.arrayBuffer();
        return response.status;
      }),
    );
    return { frames: batch, answers: statuses.length, connections: 0 };
  };
}
