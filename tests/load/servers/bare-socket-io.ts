/** Socket.IO alone: the same frames to the same rooms, nothing stored. The floor of fan-out through Socket.IO. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });
let count = 0;

io.on('connection', (socket) => {
  socket.on('join', async (channels: string[], reply: () => void) => {
    await socket.join(channels);
    reply();
  });
  socket.on('send', (channel: string, text: string, reply: (answer: unknown) => void) => {
    count += 1;
    io.to(channel).emit('message', { id: count, channel, author: socket.id, text, createdAt: new Date() });
    reply({ ok: true, id: count });
  });
});

http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  if (address && typeof address === 'object') process.stdout.write(`listening ${address.port}\n`);
});
process.on('SIGTERM', () => void io.close());
