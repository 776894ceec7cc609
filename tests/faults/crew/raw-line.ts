import { protocolVersion } from '@parley/protocol';
import { WebSocket } from 'ws';

/** A Socket.IO connection by hand: one text frame in, one out, at a hundredth of the library's cost. */
export interface RawLine {
  /** Emits with an acknowledgement; `onReply` is called at most once. */
  request(name: string, content: unknown, onReply: (answer: unknown) => void): void;
  close(): void;
  readonly socket: WebSocket;
}

export interface RawLineListener {
  /** As a browser would send it with the handshake. */
  readonly cookie?: string;
  /** Admitted: commands may go out. */
  onOpen(): void;
  onFrame(name: string, content: unknown): void;
  /** Once. `code`: of the refusal or the farewell, if there was one. */
  onClose(code: string | undefined): void;
}

/** Engine.IO 4: `0` open, `2`/`3` ping and pong. Socket.IO 5 in it: `40` connect, `42` event, `43` ack, `44` refusal. */
export function openRawLine(url: string, token: string, listener: RawLineListener): RawLine {
  const socket = new WebSocket(`${url.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
    handshakeTimeout: 10_000,
    ...(listener.cookie && { headers: { cookie: listener.cookie } }),
  });
  const replies = new Map<number, (answer: unknown) => void>();
  let asked = 0;
  let code: string | undefined;
  let isOver = false;
  const end = () => {
    if (isOver) return;
    isOver = true;
    socket.terminate();
    listener.onClose(code);
  };
  socket.on('error', end);
  socket.on('close', end);
  socket.on('message', (data: Buffer) => {
    if (!isOver) onText(data.toString());
  });

  function onText(text: string): void {
    if (text === '2') socket.send('3');
    else if (text.startsWith('0')) socket.send(`40${JSON.stringify({ token, protocol: protocolVersion })}`);
    else if (text.startsWith('43')) {
      const bracket = text.indexOf('[');
      const number = Number(text.slice(2, bracket));
      const onReply = replies.get(number);
      replies.delete(number);
      onReply?.((JSON.parse(text.slice(bracket)) as unknown[])[0]);
    } else if (text.startsWith('42')) onEvent(JSON.parse(text.slice(2)) as [string, unknown]);
    else if (text.startsWith('40')) listener.onOpen();
    else if (text.startsWith('44')) {
      code = (JSON.parse(text.slice(2)) as { data?: { code?: string } }).data?.code;
      end();
    } else if (text === '41' || text === '1') end();
  }

  function onEvent([name, content]: [string, unknown]): void {
    if (name === 'connection.closing' || name === 'auth.revoked') code = (content as { code: string }).code;
    listener.onFrame(name, content);
  }

  return {
    socket,
    request: (name, content, onReply) => {
      asked += 1;
      replies.set(asked, onReply);
      if (socket.readyState === socket.OPEN) socket.send(`42${asked}${JSON.stringify([name, content])}`);
    },
    close: end,
  };
}
