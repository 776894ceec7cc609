import {
  channelCreate,
  channelStream,
  clientFrames,
  limits,
  type StreamName,
  userStream,
  workspaceStream,
} from '../../src/index.js';
import { parsedAck } from '../answers.js';
import type { ConformanceCase } from '../case.js';
import { equal, holds } from '../check.js';

export const subscribing: readonly ConformanceCase[] = [
  {
    rule: 'R-SUB-2',
    title: 'subscribe answers per stream, in the order asked, with the head; then events come live',
    run: async ({ owner, channel, say }) => {
      const [one, two] = [await channel('public'), await channel('private')];
      const { sequence } = await say(owner, two, 'before');
      const line = await owner.connect();
      const asked = {
        [channelStream(two.id)]: 0,
        [workspaceStream(owner.workspace.id)]: 0,
        [channelStream(one.id)]: 0,
      };
      const answers = await line.trySubscribe(asked);
      equal(
        answers.map((answer) => answer.stream),
        Object.keys(asked),
        'the order',
      );
      const [first] = answers;
      equal(first?.ok && [first.head, first.reset], [sequence, false], 'head of the channel');
      const live = await say(owner, two, 'after');
      await line.reached(channelStream(two.id), live.sequence);
      equal(
        line.events(channelStream(two.id)).map((event) => event.sequence),
        [live.sequence],
        'only what is new comes live',
      );
      line.close();
    },
  },
  {
    rule: 'R-SUB-2',
    title: 'asking twice for a stream does not deliver twice',
    run: async ({ owner, channel, say }) => {
      const stream = channelStream((await channel('public')).id);
      const target = await channel('public');
      const line = await owner.connect();
      const own = channelStream(target.id);
      await line.subscribe({ [own]: 0, [stream]: 0 });
      await line.subscribe({ [own]: 0 });
      const first = await say(owner, target, 'one');
      const second = await say(owner, target, 'two');
      await line.reached(own, second.sequence);
      equal(
        line.events(own).map((event) => event.sequence),
        [first.sequence, second.sequence],
        'what came',
      );
      line.close();
    },
  },
  {
    rule: 'R-SUB-2',
    title: 'a cursor above the head is told to start again',
    run: async ({ owner, channel }) => {
      const stream = channelStream((await channel('public')).id);
      const line = await owner.connect();
      const [answer] = await line.trySubscribe({ [stream]: 1_000_000 });
      equal(answer?.ok && answer.reset, true, 'reset');
      line.close();
    },
  },
  {
    rule: 'R-SUB-2',
    title: 'at most 200 streams at a time',
    run: async ({ owner }) => {
      const streams: StreamName[] = [];
      for (let index = 0; index < limits.subscriptionsPerConnection + 2; index += 1) {
        const name = `many-${index}`;
        const { channel } = await owner.done(channelCreate, {
          workspaceId: owner.workspace.id,
          kind: 'private',
          name,
        });
        streams.push(channelStream(channel.id));
      }
      const cursors = (names: readonly StreamName[]) => Object.fromEntries(names.map((name) => [name, 0]));
      const line = await owner.connect();
      const first = await line.trySubscribe(cursors(streams.slice(0, limits.subscriptionsPerConnection)));
      holds(
        first.every((answer) => answer.ok),
        'the first 200 are granted',
      );
      const [over] = await line.trySubscribe(cursors(streams.slice(-1)));
      equal(over && !over.ok && over.code, 'limit_reached', 'the one over the limit');
      await line.wire.request('stream.unsubscribe', { streams: streams.slice(0, 1) });
      const [again] = await line.trySubscribe(cursors(streams.slice(-1)));
      equal(again?.ok, true, 'after leaving another');
      const tooMany = {
        streams: streams
          .concat(streams)
          .slice(0, 201)
          .map((stream) => ({ stream, fromSequence: 0 })),
      };
      const answer = parsedAck(subscribeDefinition, await line.wire.request('stream.subscribe', tooMany));
      equal(answer.ok ? 'ok' : answer.error.code, 'invalid_input', '201 in one request');
      line.close();
    },
  },
  {
    rule: 'R-SUB-2',
    title: 'an unsubscribed stream is silent',
    run: async ({ owner, channel, say }) => {
      const [left, kept] = [await channel('public'), await channel('public')];
      const line = await owner.connect();
      await line.subscribe({ [channelStream(left.id)]: 0, [channelStream(kept.id)]: 0 });
      await line.wire.request('stream.unsubscribe', {
        streams: [channelStream(left.id), userStream(owner.account.id)],
      });
      await say(owner, left, 'nobody hears this');
      const { sequence } = await say(owner, kept, 'this comes after it');
      await line.reached(channelStream(kept.id), sequence);
      equal(line.events(channelStream(left.id)), [], 'events of the stream that was left');
      line.close();
    },
  },
  {
    rule: 'R-SUB-3',
    title: 'what one may not read is refused, alike whether it exists, and spoils nothing else',
    run: async ({ target, owner, member, outsider, channel }) => {
      const [secret, open] = [await channel('private'), await channel('public')];
      const [other, foreign] = [await member(), await outsider()];
      const line = await other.connect();
      const readable = {
        [channelStream(open.id)]: 0,
        [workspaceStream(owner.workspace.id)]: 0,
        [userStream(other.account.id)]: 0,
      };
      const hidden = {
        [channelStream(secret.id)]: 0,
        [channelStream(target.newId())]: 0,
        [userStream(owner.account.id)]: 0,
        [workspaceStream(foreign.workspace.id)]: 0,
        [workspaceStream(target.newId())]: 0,
      };
      const answers = await line.trySubscribe({ ...hidden, ...readable });
      equal(
        answers.map((answer) => (answer.ok ? 'granted' : answer.code)),
        [...Object.keys(hidden).map(() => 'not_found'), ...Object.keys(readable).map(() => 'granted')],
        'the answers',
      );
      line.close();
    },
  },
  {
    rule: 'R-LIM-3',
    title: 'a subscription that makes no sense is answered as that, and the line goes on',
    run: async ({ owner }) => {
      const line = await owner.connect();
      const stream = workspaceStream(owner.workspace.id);
      const bad: readonly unknown[] = [
        null,
        'all',
        [],
        {},
        { streams: [] },
        { streams: stream },
        { streams: [{ stream }] },
        { streams: [{ stream, fromSequence: -1 }] },
        { streams: [{ stream: stream.toUpperCase(), fromSequence: 0 }] },
        { streams: [{ stream: '__proto__', fromSequence: 0 }] },
      ];
      for (const request of bad) {
        const answer = parsedAck(subscribeDefinition, await line.wire.request('stream.subscribe', request));
        equal(answer.ok ? 'ok' : answer.error.code, 'invalid_input', JSON.stringify(request));
      }
      await line.subscribe({ [stream]: 0 });
      line.close();
    },
  },
];

const subscribeDefinition = {
  ...clientFrames['stream.subscribe'],
  type: 'stream.subscribe',
  errors: [],
} as const;
