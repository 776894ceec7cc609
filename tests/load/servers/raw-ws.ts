/** `ws` alone with rooms in a Map: one write per recipient and nothing else. The floor of fan-out in Node. */
import { createServer } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

const http = createServer();
const server = new WebSocketServer({ server: http, perMessageDeflate: false });
const rooms = new Map<string, Set<WebSocket>>();
let count = 0;

server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as { join?: string[]; send?: string; text?: string; n: number };
    for (const channel of frame.join ?? []) {
      const room = rooms.get(channel) ?? new Set();
      rooms.set(channel, room.add(socket));
    }
    if (frame.send) {
      count += 1;
      const out = Buffer.from(
        JSON.stringify({ id: count, channel: frame.send, text: frame.text, createdAt: new Date() }),
      );
      for (const member of rooms.get(frame.send) ?? []) member.send(out, { binary: false });
    }
    socket.send(`{"ack":${frame.n}}`);
  });
  socket.on('close', () => {
    for (const room of rooms.values()) room.delete(socket);
  });
});

http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  if (address && typeof address === 'object') process.stdout.write(`listening ${address.port}\n`);
});
process.on('SIGTERM', () => {
  server.close();
  http.close();
});
