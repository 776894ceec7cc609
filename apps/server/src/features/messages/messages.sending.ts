import {
  type CalledPeople,
  channelStream,
  type Envelope,
  type Message,
  type MessageId,
  messageCreated,
  type UserId,
} from '@parley/protocol';
import type { Clock } from '../../platform/clock.js';
import { DomainError } from '../../platform/domain-error.js';
import type { Ids } from '../../platform/ids.js';
import type { Metrics } from '../../platform/metrics.js';
import type { Queries } from '../../platform/queries.js';
import type { Publisher, UnitOfWork } from '../../platform/unit-of-work.js';
import type { ChannelReading } from '../channels/index.js';
import { createBatcher } from './messages.batcher.js';
import { type Enclosing, isEnclosing, sendEnclosing } from './messages.enclosing.js';
import { calledBy, callsMany, type MentionParts, mentionIds } from './messages.mentions.js';
import { type Appended, append, findByIds, type NewMessage } from './messages.repository.js';
import { messageFromRow } from './messages.wire.js';

/** What `message.send` answers with; made once, for the acknowledgement and the event alike. */
export interface Sent {
  readonly message: Message;
}

export interface SendRequest extends Enclosing {
  readonly channelId: string;
  readonly clientMessageId: string;
  readonly text: string;
  /** Makes it a reply; see `messages.replying.ts`. */
  readonly threadRootId?: MessageId | undefined;
  readonly alsoInChannel?: boolean | undefined;
}

export interface SendingParts {
  readonly postgres: Queries;
  readonly publisher: Publisher;
  readonly unitOfWork: UnitOfWork;
  readonly channels: ChannelReading;
  readonly groups: MentionParts['groups'];
  readonly whoIsThere: MentionParts['whoIsThere'];
  readonly clock: Clock;
  readonly ids: Ids;
  readonly metrics: Pick<Metrics, 'sendBatchSize'>;
}

/**
 * Sends messages, many to a transaction. A message costs the event loop its share of one query; a refusal, which is
 * rare, costs a query of its own to find the right words.
 */
export function createSending(parts: SendingParts) {
  const { postgres, publisher, unitOfWork, channels, clock, ids, metrics } = parts;
  const batcher = createBatcher<Waiting, Sent>({
    keyOf: (item) => item.channelId,
    write: writeInTurn,
    // More at once make smaller batches, each with its fixed cost: see docs/performance.md.
    lanes: 1,
    maxBatch: 128,
    maxWaiting: 10_000,
  });

  /** What encloses something is written by itself, between what was said before it and after it. */
  async function writeInTurn(waiting: readonly Waiting[]): Promise<(Sent | Promise<Sent>)[]> {
    const at = waiting.findIndex(({ enclosing }) => enclosing !== undefined);
    if (at < 0) return write(waiting);
    const before = at === 0 ? [] : await write(waiting.slice(0, at));
    const { enclosing, ...item } = waiting[at] as Waiting;
    const sent = unitOfWork.run((transaction) =>
      sendEnclosing(transaction, parts, { ...item, ...enclosing }),
    );
    await sent.catch(() => undefined);
    const rest = waiting.slice(at + 1);
    return [...before, sent, ...(rest.length === 0 ? [] : await writeInTurn(rest))];
  }

  async function write(waiting: readonly Waiting[]): Promise<(Sent | Promise<Sent>)[]> {
    // Here and not before they are lined up: whoever calls many must not fall behind what they wrote after.
    const batch = waiting.some(({ called }) => called) ? await Promise.all(waiting.map(withMany)) : waiting;
    const now = clock.now();
    const timestamp = now.toISOString();
    const answers = await append(postgres, batch, { ids: batch.map(() => ids.next()), now });
    metrics.sendBatchSize.observe(batch.length);
    const events: Envelope[] = [];
    const results = answers.map((answer, index) => {
      const item = batch[index] as NewMessage;
      if (answer.outcome !== 'fresh') return answeredLate(answer, item);
      const sent = { message: messageOf(item, answer, timestamp) };
      events.push(eventOf(sent));
      return sent;
    });
    publisher.publish(events);
    return results;
  }

  async function withMany(item: Waiting): Promise<NewMessage> {
    if (!item.called) return item;
    return { ...item, mentioned: await mentionIds(parts, postgres, { ...item, called: item.called }) };
  }

  /** Whoever sent hears of a refusal when the batch is through; until then nobody does, which must not end the process. */
  function answeredLate(answer: Appended, item: NewMessage): Promise<Sent> {
    const late = answerLate(answer, item);
    late.catch(() => undefined);
    return late;
  }

  async function answerLate({ outcome, messageId }: Appended, item: NewMessage): Promise<Sent> {
    if (outcome === 'repeated') {
      const [row] = await findByIds(postgres, [messageId]);
      if (!row) throw new Error('A message that was sent before is missing.');
      return { message: messageFromRow(row) };
    }
    if (outcome === 'conflict') throw new DomainError('idempotency_conflict');
    if (outcome === 'archived') throw new DomainError('channel_archived');
    await channels.view(postgres, { channelId: item.channelId, userId: item.authorId });
    throw new DomainError('forbidden');
  }

  return {
    send: (request: SendRequest, authorId: UserId): Promise<Sent> => {
      const { channelId, clientMessageId, text, poll, checklist } = request;
      const called = calledBy(text);
      const mentioned = called.userIds.filter((userId) => userId !== channelId);
      const more = {
        ...(callsMany(called) && { called }),
        ...(isEnclosing(request) && { enclosing: { poll, checklist } }),
      };
      return batcher.add({ channelId, clientMessageId, text, authorId, mentioned, ...more });
    },
  };
}

/** `called`: there is more to ask than who is named. */
interface Waiting extends NewMessage {
  readonly called?: CalledPeople;
  readonly enclosing?: Enclosing;
}

function messageOf(
  item: NewMessage,
  { messageId, sequence, mentions }: Appended,
  createdAt: string,
): Message {
  return {
    id: messageId,
    channelId: item.channelId,
    sequence,
    version: sequence,
    authorId: item.authorId,
    clientMessageId: item.clientMessageId,
    text: item.text,
    mentions,
    createdAt,
    editedAt: null,
    deletedAt: null,
  };
}

/** As `append_messages` has logged it: the event that creates a message goes by the message's own id. */
function eventOf(payload: Sent): Envelope {
  const { id, channelId, sequence, createdAt } = payload.message;
  return {
    eventId: id,
    schemaVersion: messageCreated.schemaVersion,
    stream: channelStream(channelId),
    sequence,
    type: messageCreated.type,
    payload,
    timestamp: createdAt,
  };
}
