import { seededRandom } from '@parley/client/testing';
import type { StreamName } from '@parley/protocol';
import {
  addReader,
  emptyHistory,
  type History,
  type Reader,
  type ReplayPage,
  type Row,
  type SendOp,
} from './history.js';

/** What a chat server and its clients can get wrong; each is one place below where the model does otherwise. */
export type Bug =
  | 'acknowledges before the commit'
  | 'loses a row of the table'
  | 'publishes before the commit'
  | 'takes a retry for something new'
  | 'burns a number at a rollback'
  | 'gives an event another id on every node'
  | 'acknowledges with the id of another message'
  | 'gives out numbers before it is their turn'
  | 'leaves an event out of a replay page'
  | 'ends a replay a page early'
  | 'replays from an old head'
  | 'goes on delivering to who was removed'
  | 'forgets a client in recovery'
  | 'answers nobody after a fault'
  | 'refuses what it has stored'
  | 'draws a message twice'
  | 'does not draw a message'
  | 'does not mend a hole'
  | 'applies events as they come'
  | 'is never hit by a fault'
  | 'has nobody who writes';

const stream: StreamName = 'channel:01985f10-0002-7a00-8000-000000000201';
const clients = 5;
const sends = 120;

interface Stored extends Row {
  readonly author: string;
}

/**
 * A chat of one channel as the history sees it: sends that are retried, a server that crashes, events that come late and
 * twice, replays. Right unless it is given a bug, and then wrong in that one way.
 */
export function playModel(seed: number, bug?: Bug): History {
  const random = seededRandom(seed);
  const below = (limit: number) => Math.floor(random() * limit);
  const history = emptyHistory(seed);
  const table: Stored[] = [];
  let head = 0;
  let now = 0;
  let ids = 0;
  const newId = (kind: string) => {
    ids += 1;
    return `${kind}-${ids}`;
  };
  const is = (one: Bug) => bug === one;

  const readers = Array.from({ length: clients }, (_, index) =>
    addReader(history, { client: `client ${index + 1}`, person: `person ${index + 1}`, stream }),
  );
  const removed = readers[clients - 1] as Reader;
  let removedAt = Infinity;

  function deliver(row: Stored): void {
    for (const [index, reader] of readers.entries()) {
      if (reader === removed && now > removedAt && !is('goes on delivering to who was removed')) continue;
      // Some of it is lost on the way, and comes by replay.
      if (random() < 0.1) continue;
      const eventId =
        is('gives an event another id on every node') && index % 2 === 1 ? newId('event') : row.messageId;
      for (let copies = random() < 0.1 ? 2 : 1; copies > 0; copies -= 1)
        reader.heard.push({ sequence: row.sequence, eventId, at: now + below(5) });
      if (row.sequence === (reader.applied.at(-1)?.sequence ?? 0) + 1) apply(reader, row, eventId);
      else if (is('applies events as they come') || is('does not mend a hole')) {
        if (is('applies events as they come') || row.sequence > (reader.applied.at(-1)?.sequence ?? 0))
          apply(reader, row, eventId);
      } else if (row.sequence > (reader.applied.at(-1)?.sequence ?? 0)) catchUp(reader);
    }
  }

  function apply(reader: Reader, row: Stored, eventId = row.messageId): void {
    reader.applied.push({ sequence: row.sequence, eventId, at: now });
    if (is('does not draw a message') && row.sequence % 40 === 7) return;
    reader.view.push(row);
    if (is('draws a message twice') && row.sequence % 40 === 7) reader.view.push(row);
  }

  function catchUp(reader: Reader): void {
    const from = reader.applied.at(-1)?.sequence ?? 0;
    let rows = table.filter((row) => row.sequence > from).sort((a, b) => a.sequence - b.sequence);
    let told = head;
    if (is('leaves an event out of a replay page') && rows.length > 2)
      rows = rows.filter((_, at) => at !== 1);
    if (is('ends a replay a page early')) rows = rows.slice(0, Math.max(0, rows.length - 1));
    if (is('replays from an old head')) {
      told = Math.max(from, head - 3);
      rows = rows.filter((row) => row.sequence <= told);
    }
    const page: ReplayPage = {
      client: reader.client,
      stream,
      askedAt: now,
      from,
      sequences: rows.map((row) => row.sequence),
      head: told,
      hasMore: false,
    };
    history.replays.push(page);
    for (const row of rows) apply(reader, row);
  }

  /** Writes it, or finds it written; gives the row, or nothing when the server died first. */
  function commit(op: SendOp, sequence: number): Stored | undefined {
    const before = table.find((row) => row.clientMessageId === op.id);
    if (before && !is('takes a retry for something new')) return before;
    const row = { messageId: newId('message'), clientMessageId: op.id, sequence, author: op.author };
    if (random() < 0.1) {
      if (is('burns a number at a rollback')) head += 1;
      if (is('publishes before the commit')) deliver({ ...row, sequence: head + 1 });
      return undefined;
    }
    head = Math.max(head, sequence);
    table.push(row);
    return row;
  }

  function settle(op: SendOp, row: Row): void {
    op.outcome = 'ok';
    op.settledAt = now;
    op.sequence = row.sequence;
    op.messageId = is('acknowledges with the id of another message') ? newId('message') : row.messageId;
  }

  function send(author: Reader): void {
    const op: SendOp = {
      id: newId('send'),
      client: author.client,
      author: author.person,
      stream,
      invokedAt: now,
      outcome: 'info',
      settledAt: Infinity,
    };
    history.ops.push(op);
    for (let attempt = 1; attempt < 20; attempt += 1) {
      now += 1 + below(5);
      // A server that hands numbers out early gives the next one to whoever comes later.
      const early = is('gives out numbers before it is their turn') && op.invokedAt > 0 && random() < 0.2;
      const row = commit(op, early ? head + 2 : nextFree());
      if (!row) {
        history.faults.push({
          kind: 'crash',
          beganAt: now,
          endedAt: now,
          hit: is('is never hit by a fault') ? 0 : 1,
          inFlight: 1,
        });
        if (is('answers nobody after a fault')) return;
        if (!is('acknowledges before the commit')) continue;
        settle(op, { messageId: newId('message'), clientMessageId: op.id, sequence: head + 1 });
        return;
      }
      deliver(row);
      if (is('refuses what it has stored') && random() < 0.05) {
        op.outcome = 'fail';
        op.settledAt = now;
        return;
      }
      // The acknowledgement is lost, and it is sent again.
      if (random() < 0.1) continue;
      settle(op, row);
      return;
    }
  }

  /** The lowest number without an event: the head and one, unless numbers were handed out early. */
  function nextFree(): number {
    if (!is('gives out numbers before it is their turn')) return head + 1;
    const taken = new Set(table.map((row) => row.sequence));
    for (let sequence = 1; ; sequence += 1) if (!taken.has(sequence)) return sequence;
  }

  for (let count = 0; count < (is('has nobody who writes') ? 5 : sends); count += 1) {
    now += below(10);
    if (count === sends / 2) {
      removedAt = now;
      removed.isRevoked = true;
      history.revocations.push({ person: removed.person, stream, ackedAt: now, graceMs: 5 });
    }
    send(readers[below(clients - 1)] as Reader);
  }
  for (const reader of readers) {
    if (is('forgets a client in recovery') && reader === readers[0]) continue;
    if (!reader.isRevoked) catchUp(reader);
    reader.atHeadAt = now;
  }
  if (is('loses a row of the table')) table.splice(table.length >> 1, 1);
  table.sort((a, b) => a.sequence - b.sequence);
  history.stored.set(stream, {
    head,
    events: table.map(({ sequence, messageId }) => ({ sequence, eventId: messageId })),
    messages: table,
  });
  return history;
}
