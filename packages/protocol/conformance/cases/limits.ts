import {
  type Ack,
  channelStream,
  mentionOfUser,
  messageSend,
  limits as numbers,
  workspaceCreate,
} from '../../src/index.js';
import { granted, parsedAck, refusalOf, refused } from '../answers.js';
import type { ConformanceCase } from '../case.js';
import { equal, holds } from '../check.js';
import type { Context } from '../context.js';
import type { Line } from '../line.js';

/** Deeper ones than this most clients cannot even write. */
const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

/** Somebody else goes on chatting: what a bad input must not disturb. */
async function bystander({ owner, channel, say }: Context) {
  const place = await channel('private');
  const line = await owner.connect();
  await line.subscribe({ [channelStream(place.id)]: 0 });
  return async (what: string) => {
    const { sequence } = await say(line, place, `after ${what}`.slice(0, 100));
    await line.reached(channelStream(place.id), sequence);
    holds(!line.wire.isClosed(), `the line of a bystander stays open after ${what}`);
  };
}

async function codeOf(line: Line, name: string, frame: unknown): Promise<string> {
  const answer = (await line.wire.request(name, frame)) as Ack;
  return answer.ok ? 'ok' : answer.error.code;
}

export const limits: readonly ConformanceCase[] = [
  {
    rule: 'R-LIM-3',
    title: 'a bad frame gets a coded error that names the field; the line and everybody else go on',
    run: async (context) => {
      const { target, owner, channel } = context;
      const { id: channelId } = await channel('private');
      const check = await bystander(context);
      const line = await owner.connect();
      const good = () => ({ channelId, clientMessageId: target.newId(), text: 'good' });
      const bad: readonly (readonly [string, string, unknown])[] = [
        ['no text', 'payload.text', { ...good(), text: undefined }],
        ['an empty text', 'payload.text', { ...good(), text: ' \n ' }],
        ['a number for a text', 'payload.text', { ...good(), text: 7 }],
        ['a NUL byte', 'payload.text', { ...good(), text: 'a\u0000b' }],
        ['a lone surrogate', 'payload.text', { ...good(), text: 'a\ud83d' }],
        [
          'one character too many',
          'payload.text',
          { ...good(), text: 'a'.repeat(numbers.messageTextLength + 1) },
        ],
        ['an upper-case id', 'payload.channelId', { ...good(), channelId: 'A'.repeat(36) }],
        ['an id that is an object', 'payload.channelId', { ...good(), channelId: { $ne: null } }],
        ['a list for a payload', 'payload', [good()]],
        ['no payload', 'payload', null],
        ['a deep list', 'payload.text', { ...good(), text: nested(1_000) }],
      ];
      for (const [what, path, payload] of bad) {
        const answer = await line.command(messageSend, payload as never);
        holds(!answer.ok, `${what} is refused`);
        equal([answer.error.code, answer.error.details?.path], ['invalid_input', path], what);
        refused(await owner.command(messageSend, payload as never), 'invalid_input', `${what}, over HTTP`);
      }
      for (const frame of [
        undefined,
        null,
        7,
        'frame',
        [],
        {},
        { payload: good() },
        { commandId: 'x', payload: good() },
      ]) {
        equal(await codeOf(line, 'message.send', frame), 'invalid_input', `frame ${JSON.stringify(frame)}`);
      }
      await check('bad frames');
      granted(await line.command(messageSend, good()), 'a good command on the same line');
      line.close();
    },
  },
  {
    rule: 'R-LIM-3',
    title: 'an unknown command is answered as that, whatever its name',
    run: async (context) => {
      const check = await bystander(context);
      const line = await context.owner.connect();
      for (const name of ['message.explode', '__proto__', 'constructor', 'toString', 'a'.repeat(1_000)]) {
        equal(
          await codeOf(line, name, { commandId: context.target.newId(), payload: {} }),
          'unknown_command',
          name.slice(0, 20),
        );
      }
      const answer = await context.owner.visitor.request({
        method: 'POST',
        path: '/api/v1/commands/__proto__',
        body: JSON.stringify({ commandId: context.target.newId(), payload: {} }),
      });
      equal(refusalOf(answer).code, 'unknown_command', 'over HTTP');
      await check('unknown commands');
      line.close();
    },
  },
  {
    rule: 'R-LIM-3',
    title: 'frames without an acknowledgement, with too many values or none, harm nobody',
    run: async (context) => {
      const check = await bystander(context);
      const line = await context.owner.connect();
      line.wire.emit('message.send');
      line.wire.emit('message.send', { commandId: 'x' });
      line.wire.emit('message.send', 1, 2, 3, 'no function');
      line.wire.emit('stream.subscribe');
      line.wire.emit('stream.unsubscribe', null, null);
      line.wire.emit('nothing.known', { deep: JSON.parse('{"__proto__":{"polluted":true}}') });
      await check('frames without acknowledgement');
      equal(await codeOf(line, 'message.explode', {}), 'unknown_command', 'the same line afterwards');
      line.close();
    },
  },
  {
    rule: 'R-EVT-5',
    title: 'fields that the server does not know are passed over, prototype keys among them',
    run: async ({ target, owner, channel }) => {
      const { id: channelId } = await channel('private');
      const text = 'from a later client';
      const payload = `{"channelId":"${channelId}","clientMessageId":"${target.newId()}","text":"${text}","priority":"high","__proto__":{"isAdmin":true}}`;
      const answer = await owner.visitor.request({
        method: 'POST',
        path: '/api/v1/commands/message.send',
        body: `{"commandId":"${target.newId()}","payload":${payload},"trace":"abc"}`,
      });
      equal(granted(parsedAck(messageSend, answer.body), 'the command').message.text, text, 'what was taken');
    },
  },
  {
    rule: 'R-LIM-1',
    title: 'a request over 65,536 bytes is refused as too large; the largest text still passes',
    run: async (context) => {
      const { target, owner, channel } = context;
      const check = await bystander(context);
      const { id: channelId } = await channel('private');
      const send = (text: string) =>
        owner.command(messageSend, { channelId, clientMessageId: target.newId(), text });
      refused(await send('a'.repeat(numbers.frameBytes)), 'too_large', 'a request over the limit');
      const largest = '😀'.repeat(numbers.messageTextLength);
      equal(granted(await send(largest), 'the largest text').message.text, largest, 'the largest text');
      await check('a request that is too large');
    },
  },
  {
    rule: 'R-LIM-1',
    title: 'a frame over 65,536 bytes ends at most the line that sent it',
    run: async (context) => {
      const { target, owner } = context;
      const check = await bystander(context);
      const line = await owner.connect();
      const frame = { commandId: target.newId(), payload: { text: 'a'.repeat(numbers.frameBytes) } };
      const outcome = await codeOf(line, 'message.send', frame).catch(() => 'closed');
      holds(['closed', 'too_large'].includes(outcome), `the frame is refused, not ${outcome}`);
      await check('a frame that is too large');
      (await owner.connect()).close();
    },
  },
  {
    rule: 'R-LIM-3',
    title: 'a body that is not JSON, or no object, is answered as that',
    run: async (context) => {
      const check = await bystander(context);
      const { visitor } = context.owner;
      for (const body of [
        '{',
        '',
        'null',
        '[]',
        '"x"',
        '{"name":',
        `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
      ]) {
        const answer = await visitor.request({ method: 'POST', path: workspaceCreate.path, body });
        equal(refusalOf(answer).code, 'invalid_input', body.slice(0, 20));
      }
      await check('bodies that are not JSON');
    },
  },
  {
    rule: 'R-LIM-3',
    title: 'a payload nested as deep as a request allows is answered as any other bad one',
    run: async (context) => {
      const { target, owner } = context;
      const check = await bystander(context);
      const deep = `${'['.repeat(32_000)}${']'.repeat(32_000)}`;
      for (const payload of [deep, `{"channelId":${deep}}`]) {
        const answer = await owner.visitor.request({
          method: 'POST',
          path: '/api/v1/commands/message.send',
          body: `{"commandId":"${target.newId()}","payload":${payload}}`,
        });
        equal(refusalOf(answer).code, 'invalid_input', payload.slice(0, 20));
      }
      await check('a deep payload');
    },
  },
  {
    rule: 'R-LIM-3',
    title: 'a text full of mentions mentions each person once, and nobody outside the workspace',
    run: async ({ target, owner, member, channel, say }) => {
      const other = await member();
      const place = await channel('private', [other]);
      const one = mentionOfUser(other.account.id);
      const text = `${one.repeat(240)}${mentionOfUser(target.newId())}`;
      equal((await say(owner, place, text)).mentions, [other.account.id], 'people mentioned');
    },
  },
];
