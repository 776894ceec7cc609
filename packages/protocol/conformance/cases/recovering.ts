import {
  channelStream,
  limits,
  messageDelete,
  messageHistory,
  messageSend,
  replay,
  snapshot,
  userStream,
  workspaceStream,
} from '../../src/index.js';
import { granted, refused } from '../answers.js';
import type { ConformanceCase } from '../case.js';
import { equal, holds } from '../check.js';

const oneTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

export const recovering: readonly ConformanceCase[] = [
  {
    rule: 'R-REC-2',
    title: 'after a reconnect, subscribe and replay give what was missed, and only that',
    run: async ({ owner, member, channel, say }) => {
      const reader = await member();
      const place = await channel('private', [reader]);
      const stream = channelStream(place.id);
      const before = await reader.connect();
      await before.subscribe({ [stream]: 0 });
      const seen = await say(owner, place, 'seen');
      await before.reached(stream, seen.sequence);
      before.close();
      await before.until(() => before.wire.isClosed(), 'the line to be down');
      const missed = [await say(owner, place, 'missed one'), await say(owner, place, 'missed two')];
      const after = await reader.connect();
      const [answer] = await after.trySubscribe({ [stream]: seen.sequence });
      equal(answer?.ok && [answer.head, answer.reset], [missed[1]?.sequence, false], 'the head');
      const page = granted(
        await reader.call(replay, { params: { stream }, query: { fromSeq: seen.sequence } }),
        'replay',
      );
      equal(
        page.events.map((event) => event.payload),
        missed.map((message) => ({ message })),
        'what was missed',
      );
      equal([page.head, page.hasMore], [missed[1]?.sequence, false], 'its end');
      const next = await say(owner, place, 'live again');
      await after.reached(stream, next.sequence);
      equal(
        after.events(stream).map((event) => event.sequence),
        [next.sequence],
        'what comes live',
      );
      after.close();
    },
  },
  {
    rule: 'R-REC-2',
    title: 'a long replay comes in pages that join without hole or overlap',
    run: async ({ owner, channel, say }) => {
      const place = await channel('private');
      const stream = channelStream(place.id);
      const line = await owner.connect();
      for (let sent = 0; sent < limits.replayPageEvents + 10; sent += 85) {
        await Promise.all(oneTo(85).map((number) => say(line, place, `message ${sent + number}`)));
      }
      line.close();
      const found: number[] = [];
      for (let hasMore = true; hasMore; ) {
        const query = { fromSeq: found.at(-1) ?? 0 };
        const page = granted(await owner.call(replay, { params: { stream }, query }), 'replay');
        holds(page.events.length <= limits.replayPageEvents, 'a page is not longer than told');
        holds(page.events.length > 0, 'a page that was promised has something in it');
        found.push(...page.events.map((event) => event.sequence));
        hasMore = page.hasMore;
        if (!hasMore) equal(found.at(-1), page.head, 'the last page ends at the head');
      }
      holds(found.length > limits.replayPageEvents, 'there was more than one page');
      equal(found, oneTo(found.length), 'all pages together');
    },
  },
  {
    rule: 'R-REC-2',
    title: 'a replay from the head is empty; from beyond it, or from nonsense, it is refused',
    run: async ({ owner, channel, say }) => {
      const place = await channel('private');
      const params = { stream: channelStream(place.id) };
      const { sequence } = await say(owner, place, 'the only one');
      const page = granted(await owner.call(replay, { params, query: { fromSeq: sequence } }), 'replay');
      equal(page, { events: [], head: sequence, hasMore: false }, 'from the head');
      refused(
        await owner.call(replay, { params, query: { fromSeq: sequence + 1 } }),
        'cursor_too_old',
        'beyond the head',
      );
      for (const fromSeq of ['-1', '1.5', 'x', '9007199254740993']) {
        refused(await owner.call(replay, { params, query: { fromSeq } }), 'invalid_input', `from ${fromSeq}`);
      }
      refused(
        await owner.call(replay, { params: { stream: 'all' }, query: { fromSeq: 0 } }),
        'invalid_input',
        'no stream',
      );
    },
  },
  {
    rule: 'R-REC-2',
    title: 'the text of a deleted message is in no replay, history or snapshot any more',
    run: async ({ owner, channel, say }) => {
      const place = await channel('private');
      const stream = channelStream(place.id);
      const { id } = await say(owner, place, 'the-secret-word');
      await owner.done(messageDelete, { messageId: id });
      const answers = [
        await owner.call(replay, { params: { stream }, query: { fromSeq: 0 } }),
        await owner.call(messageHistory, { params: { channelId: place.id } }),
        await owner.call(snapshot, { params: { stream }, query: { workspaceId: owner.workspace.id } }),
      ];
      for (const answer of answers) {
        holds(
          !JSON.stringify(granted<unknown>(answer, 'reading')).includes('the-secret-word'),
          'the text is gone',
        );
      }
    },
  },
  {
    rule: 'R-REC-3',
    title: 'a snapshot of each kind is of its head: the events after it, and no others, are missing from it',
    run: async ({ owner, member, channel, say }) => {
      const other = await member();
      const place = await channel('private', [other]);
      const sent = await say(other, place, `hello <@${owner.account.id}>`);
      const query = { workspaceId: owner.workspace.id };
      const read = async (stream: string) =>
        granted(await owner.call(snapshot, { params: { stream }, query }), stream);
      const [ofChannel, ofWorkspace, ofUser] = [
        await read(channelStream(place.id)),
        await read(workspaceStream(owner.workspace.id)),
        await read(userStream(owner.account.id)),
      ];
      holds(
        ofChannel.kind === 'channel' && ofWorkspace.kind === 'workspace' && ofUser.kind === 'user',
        'their kinds',
      );
      equal(ofChannel.head, sent.sequence, 'head of the channel');
      equal(ofChannel.page.messages, [sent], 'messages of the channel');
      equal(ofChannel.readState?.unread.sequences, [sent.sequence], 'unread of the channel');
      equal(ofChannel.readState?.mentions.sequences, [sent.sequence], 'mentions of the channel');
      const people = ofWorkspace.members.map((one) => one.userId).sort();
      equal(people, [owner.account.id, other.account.id].sort(), 'people of the workspace');
      holds(
        !ofWorkspace.channels.some((one) => one.id === place.id),
        'a private channel is not in the workspace',
      );
      const own = ofUser.memberships.find((one) => one.channel.id === place.id);
      equal(
        [own?.head, own?.readState],
        [ofChannel.head, ofChannel.readState],
        'the same channel in the sidebar',
      );
      for (const one of [ofChannel, ofWorkspace, ofUser]) holds(one.head >= 0, `head of the ${one.kind}`);
    },
  },
  {
    rule: 'R-REC-3',
    title: 'a snapshot taken while others write is whole: its head is that of its newest message',
    run: async ({ target, owner, channel }) => {
      const place = await channel('private');
      const stream = channelStream(place.id);
      const query = { workspaceId: owner.workspace.id };
      const writes = oneTo(40).map((number) =>
        owner.done(messageSend, {
          channelId: place.id,
          clientMessageId: target.newId(),
          text: `n ${number}`,
        }),
      );
      const reads = oneTo(10).map(() => owner.call(snapshot, { params: { stream }, query }));
      for (const read of await Promise.all(reads)) {
        const state = granted(read, 'a snapshot');
        holds(state.kind === 'channel', 'its kind');
        const newest = state.page.messages.at(-1)?.sequence;
        holds(newest === undefined || newest === state.head, `head ${state.head}, newest message ${newest}`);
      }
      await Promise.all(writes);
    },
  },
];
