/**
 * What a capable developer writes on a Friday: Socket.IO, one INSERT and so one commit per message, then an emit and
 * an ack. No sign-in, no permission, no order, no replay, no retry. The floor that Parley's send path has to beat.
 */
import { createServer } from 'node:http';
import pg from 'pg';
import { Server } from 'socket.io';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
await pool.query(`
  CREATE TABLE IF NOT EXISTS naive_message (
    id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    channel text NOT NULL,
    author text NOT NULL,
    text text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT now()
  )`);
await pool.query('CREATE INDEX IF NOT EXISTS naive_message_channel ON naive_message (channel, id)');

const http = createServer();
const io = new Server(http, { transports: ['websocket'], serveClient: false });

io.on('connection', (socket) => {
  socket.on('join', async (channels: string[], reply: () => void) => {
    await socket.join(channels);
    reply();
  });
  socket.on('send', async (channel: string, text: string, reply: (answer: unknown) => void) => {
    const { rows } = await pool.query({
      name: 'insert',
      text: 'INSERT INTO naive_message (channel, author, text) VALUES ($1, $2, $3) RETURNING id, created_at',
      values: [channel, socket.id, text],
    });
    const message = { id: rows[0].id, channel, author: socket.id, text, createdAt: rows[0].created_at };
    io.to(channel).emit('message', message);
    reply({ ok: true, id: message.id });
  });
});

http.listen(0, '127.0.0.1', () => {
  const address = http.address();
  if (address && typeof address === 'object') process.stdout.write(`listening ${address.port}\n`);
});
process.on('SIGTERM', () => {
  void io.close();
  void pool.end();
});
