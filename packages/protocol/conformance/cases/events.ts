import {
  channelSetTopic,
  channelStream,
  type Envelope,
  envelope,
  messageEdit,
  parseEvent,
  replay,
  userStream,
  workspaceStream,
} from '../../src/index.js';
import { granted } from '../answers.js';
import type { ConformanceCase } from '../case.js';
import { equal, holds } from '../check.js';

const oneTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);
const sequences = (events: readonly Envelope[]) => events.map((event) => event.sequence);

export const events: readonly ConformanceCase[] = [
  {
    rule: 'R-EVT-1',
    title: 'an event is the same envelope, field by field, live and replayed, for sender and reader',
    run: async ({ owner, member, channel, say }) => {
      const reader = await member();
      const place = await channel('private', [reader]);
      const stream = channelStream(place.id);
      const [ownLine, line] = [await owner.connect(), await reader.connect()];
      await ownLine.subscribe({ [stream]: 0 });
      await line.subscribe({ [stream]: 0 });
      const sent = await say(ownLine, place, 'Hello, *world*');
      await line.reached(stream, sent.sequence);
      await ownLine.reached(stream, sent.sequence);
      const live = line.events(stream).at(-1);
      equal(Object.keys(live ?? {}).sort(), Object.keys(envelope.shape).sort(), 'its fields');
      equal(
        [live?.type, live?.stream, live?.schemaVersion],
        ['message.created', stream, 1],
        'what it says it is',
      );
      equal(live?.payload, { message: sent }, 'its payload is what the ack told');
      equal(ownLine.events(stream).at(-1), live, 'what the sender got live');
      const page = granted(
        await reader.call(replay, { params: { stream }, query: { fromSeq: sent.sequence - 1 } }),
        'replay',
      );
      equal(page.events, [live], 'what was replayed');
      ownLine.close();
      line.close();
    },
  },
  {
    rule: 'R-EVT-2',
    title: 'sequences start at 1 and have no holes, whoever writes at the same time, the same for everyone',
    run: async ({ owner, member, channel, say }) => {
      const people = [owner, await member(), await member()];
      const place = await channel('private', people.slice(1));
      const stream = channelStream(place.id);
      const lines = await Promise.all(people.map((person) => person.connect()));
      for (const line of lines) await line.subscribe({ [stream]: 0 });
      const writes = lines.flatMap((line, writer) =>
        oneTo(10).map((number) => say(line, place, `${writer}-${number}`)),
      );
      const topics = oneTo(5).map((number) =>
        owner.done(channelSetTopic, { channelId: place.id, topic: `topic ${number}` }),
      );
      await Promise.all([...writes, ...topics]);
      const { events: log, head } = granted(
        await owner.call(replay, { params: { stream }, query: { fromSeq: 0 } }),
        'replay',
      );
      equal(sequences(log), oneTo(head), 'the log');
      equal(new Set(log.map((event) => event.eventId)).size, head, 'each event has an id of its own');
      holds(
        log.every((event) => parseEvent(event).kind === 'event'),
        'every event is as its definition says',
      );
      for (const line of lines) {
        await line.reached(stream, head);
        // Frames may overtake each other, the more so between nodes: the sequence is the order.
        const live = line.events(stream).toSorted((a, b) => a.sequence - b.sequence);
        equal(live, log.slice(-live.length), 'what came live is the end of the log');
      }
      for (const line of lines) line.close();
    },
  },
  {
    rule: 'R-EVT-2',
    title: 'what was acked before another was sent stands before it',
    run: async ({ owner, member, channel, say }) => {
      const other = await member();
      const place = await channel('private', [other]);
      const lines = [await owner.connect(), await other.connect()];
      let last = 0;
      for (const number of oneTo(10)) {
        const speaker = lines[number % 2] ?? owner;
        const { sequence } = await say(speaker, place, `turn ${number}`);
        holds(sequence > last, `turn ${number} comes after the one before`);
        last = sequence;
      }
      for (const line of lines) line.close();
    },
  },
  {
    rule: 'R-EVT-2',
    title: 'sends of one line into one channel keep their order without waiting for acks',
    run: async ({ owner, channel, say }) => {
      const place = await channel('private');
      const line = await owner.connect();
      const sent = await Promise.all(oneTo(50).map((number) => say(line, place, `number ${number}`)));
      const order = sent.toSorted((a, b) => a.sequence - b.sequence).map((message) => message.text);
      equal(
        order,
        oneTo(50).map((number) => `number ${number}`),
        'the order',
      );
      line.close();
    },
  },
  {
    rule: 'R-EVT-2',
    title: 'every frame is of one stream and ascending',
    run: async ({ owner, channel, say }) => {
      const places = [await channel('public'), await channel('public')] as const;
      const line = await owner.connect();
      await line.subscribe(Object.fromEntries(places.map((place) => [channelStream(place.id), 0])));
      const sent = await Promise.all(
        oneTo(30).map((number) => say(line, places[number % 2 === 0 ? 0 : 1], `n ${number}`)),
      );
      for (const place of places) {
        const last = Math.max(...sent.filter((one) => one.channelId === place.id).map((one) => one.sequence));
        await line.reached(channelStream(place.id), last);
      }
      for (const frame of line.wire.frames.filter((one) => one.name === 'stream.events')) {
        const list = frame.payload as readonly Envelope[];
        equal(new Set(list.map((event) => event.stream)).size, 1, 'streams in the frame');
        equal(
          sequences(list),
          sequences(list).toSorted((a, b) => a - b),
          'order in the frame',
        );
      }
      line.close();
    },
  },
  {
    rule: 'R-EVT-3',
    title: 'what comes live and by replay is one event: the same id at the same place',
    run: async ({ owner, channel, say }) => {
      const place = await channel('private');
      const stream = channelStream(place.id);
      const line = await owner.connect();
      await line.subscribe({ [stream]: 0 });
      const first = await say(line, place, 'one');
      await line.done(messageEdit, { messageId: first.id, text: 'one, edited' });
      const last = await say(line, place, 'two');
      await line.reached(stream, last.sequence);
      const page = granted(await owner.call(replay, { params: { stream }, query: { fromSeq: 0 } }), 'replay');
      const ids = (list: readonly Envelope[]) => list.map((event) => `${event.sequence} ${event.eventId}`);
      const live = ids(line.events(stream));
      equal(ids(page.events).slice(-live.length), live, 'ids');
      line.close();
    },
  },
  {
    rule: 'R-EVT-4',
    title: 'every change stands in its stream: none is only in a frame or only in the log',
    run: async ({ owner, member, channel, say }) => {
      const line = await owner.connect();
      const streams = [userStream(owner.account.id), workspaceStream(owner.workspace.id)];
      await line.subscribe(Object.fromEntries(streams.map((stream) => [stream, 0])));
      await channel('public', [await member()]);
      await say(owner, await channel('private'), 'not told to the workspace');
      for (const stream of streams) {
        const log = granted(
          await owner.call(replay, { params: { stream }, query: { fromSeq: 0 } }),
          'replay',
        );
        await line.reached(stream, log.head);
        const live = sequences(line.events(stream));
        equal(live, oneTo(log.head).slice(-live.length), `${stream} without holes`);
      }
      line.close();
    },
  },
];
