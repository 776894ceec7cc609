import {
  channelAddMembers,
  channelCreate,
  channelStream,
  type Envelope,
  messageDelete,
  messageEdit,
  messageHistory,
  messageSend,
  replay,
} from '../../src/index.js';
import { granted, refused } from '../answers.js';
import type { ConformanceCase } from '../case.js';
import { equal, holds } from '../check.js';
import type { Person } from '../person.js';

async function log(person: Person, channelId: string): Promise<Envelope[]> {
  const stream = channelStream(channelId);
  return granted(await person.call(replay, { params: { stream }, query: { fromSeq: 0 } }), 'replay').events;
}

const created = (events: readonly Envelope[]) => events.filter((event) => event.type === 'message.created');

export const sending: readonly ConformanceCase[] = [
  {
    rule: 'R-SEND-2',
    title: 'what is acked can be read by everybody at once, in log and history',
    run: async ({ owner, member, channel, say }) => {
      const reader = await member();
      const place = await channel('private', [reader]);
      const line = await owner.connect();
      for (let number = 0; number < 5; number += 1) {
        const sent = await say(line, place, `message ${number}`);
        equal((await log(reader, place.id)).at(-1)?.payload, { message: sent }, 'newest event of the log');
        const page = granted(
          await reader.call(messageHistory, { params: { channelId: place.id } }),
          'history',
        );
        equal(page.messages.at(-1), sent, 'newest message of the history');
      }
      line.close();
    },
  },
  {
    rule: 'R-SEND-3',
    title:
      'a retry is answered with the first result, over the socket and over HTTP, and makes no second message',
    run: async ({ target, owner, channel }) => {
      const place = await channel('private');
      const payload = { channelId: place.id, clientMessageId: target.newId(), text: 'once' };
      const commandId = target.newId();
      const line = await owner.connect();
      const first = granted(await line.command(messageSend, payload, commandId), 'the first');
      equal(granted(await line.command(messageSend, payload, commandId), 'the retry'), first, 'the retry');
      equal(granted(await owner.command(messageSend, payload, commandId), 'over HTTP'), first, 'over HTTP');
      equal(
        granted(await line.command(messageSend, payload), 'under another command id'),
        first,
        'another command id',
      );
      equal(created(await log(owner, place.id)).length, 1, 'messages');
      line.close();
    },
  },
  {
    rule: 'R-SEND-3',
    title: 'retries that race make one message',
    run: async ({ target, owner, channel }) => {
      const place = await channel('private');
      const payload = { channelId: place.id, clientMessageId: target.newId(), text: 'once' };
      const commandId = target.newId();
      const lines = [await owner.connect(), await owner.connect()];
      const racers = [...lines, owner, ...lines, owner, ...lines, owner];
      const answers = await Promise.all(
        racers.map((racer) => racer.command(messageSend, payload, commandId)),
      );
      const ids = answers.map((answer) => granted(answer, 'each').message.id);
      equal(new Set(ids).size, 1, 'distinct messages answered');
      equal(created(await log(owner, place.id)).length, 1, 'messages in the log');
      for (const line of lines) line.close();
    },
  },
  {
    rule: 'R-SEND-3',
    title: 'the same id with another text is a conflict, not a message',
    run: async ({ target, owner, member, channel }) => {
      const other = await member();
      const place = await channel('private', [other]);
      const payload = { channelId: place.id, clientMessageId: target.newId(), text: 'one thing' };
      await owner.done(messageSend, payload);
      refused(
        await owner.command(messageSend, { ...payload, text: 'another' }),
        'idempotency_conflict',
        'other text',
      );
      granted(
        await other.command(messageSend, { ...payload, text: 'another' }),
        'the same id of another person',
      );
      equal(created(await log(owner, place.id)).length, 2, 'messages');
    },
  },
  {
    rule: 'R-SEND-3',
    title: 'a retry after an edit, and after a deletion, finds the message as it is now',
    run: async ({ target, owner, channel }) => {
      const place = await channel('private');
      const payload = { channelId: place.id, clientMessageId: target.newId(), text: 'first' };
      const { message } = await owner.done(messageSend, payload);
      const { message: edited } = await owner.done(messageEdit, { messageId: message.id, text: 'second' });
      equal((await owner.done(messageSend, payload)).message, edited, 'after the edit');
      const { message: deleted } = await owner.done(messageDelete, { messageId: message.id });
      equal((await owner.done(messageSend, payload)).message, deleted, 'after the deletion');
      equal(created(await log(owner, place.id)).length, 1, 'messages');
    },
  },
  {
    rule: 'R-SEND-3',
    title: 'every other command is repeated without effect too, by its command id',
    run: async ({ target, owner }) => {
      const commandId = target.newId();
      const payload = { workspaceId: owner.workspace.id, kind: 'public', name: 'only-one' } as const;
      const line = await owner.connect();
      const first = granted(await line.command(channelCreate, payload, commandId), 'the first');
      equal(granted(await owner.command(channelCreate, payload, commandId), 'the retry'), first, 'the retry');
      const other = await line.command(channelCreate, { ...payload, name: 'another' }, commandId);
      refused(other, 'idempotency_conflict', 'the same id with another payload');
      refused(await line.command(channelCreate, payload), 'name_taken', 'another id');
      line.close();
    },
  },
  {
    rule: 'R-SEND-3',
    title: 'a refused command may be tried again under its id',
    run: async ({ target, owner, member, channel }) => {
      const other = await member();
      const place = await channel('private');
      const payload = { channelId: place.id, clientMessageId: target.newId(), text: 'let me in' };
      const commandId = target.newId();
      refused(await other.command(messageSend, payload, commandId), 'not_found', 'before joining');
      await owner.done(channelAddMembers, { channelId: place.id, memberIds: [other.account.id] });
      holds(
        (await other.command(messageSend, payload, commandId)).ok,
        'after joining the same command is taken',
      );
    },
  },
];
