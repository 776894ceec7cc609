import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { channelStream, workspaceStream } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findView } from '../apps/server/src/features/channels/channels.repository.js';
import { findMemberPage } from '../apps/server/src/features/channels/members.repository.js';
import { findMemberships, findReadState } from '../apps/server/src/features/channels/sidebar.repository.js';
import { findStreams } from '../apps/server/src/features/channels/stream-access.repository.js';
import {
  findEmoji,
  findImage,
  hasEmoji,
} from '../apps/server/src/features/custom-emoji/custom-emoji.repository.js';
import {
  countKept,
  findDraftsByIds,
  findLater,
  findRemindersByIds,
  findScheduledByIds,
} from '../apps/server/src/features/later/later.repository.js';
import { dropOver, findDue } from '../apps/server/src/features/later/schedule.repository.js';
import {
  append,
  findAround,
  findByIds,
  findListed,
} from '../apps/server/src/features/messages/messages.repository.js';
import { countPins, findPins } from '../apps/server/src/features/messages/pins.repository.js';
import { findVoters, findVotes } from '../apps/server/src/features/messages/polls.repository.js';
import {
  findOwnReactions,
  findReactors,
  hasReacted,
} from '../apps/server/src/features/messages/reactions.repository.js';
import { findAlive } from '../apps/server/src/features/sessions/sessions.repository.js';
import { findHeads } from '../apps/server/src/features/workspaces/workspaces.repository.js';
import { createEventLog } from '../apps/server/src/platform/event-log.js';
import { plansOfCommands } from './support/command-plans.js';
import { createFilledDatabase, type FilledDatabase } from './support/filled-database.js';
import { inTransaction, openingQueries, type PlannedQueries } from './support/opening-queries.js';
import { createPlanReader, type PlanReader } from './support/query-plans.js';

/** Tables that grow with people and time: read through an index or not at all. */
const bigTables = [
  'message',
  'reaction',
  'poll_vote',
  'mention',
  'stream_event',
  'stream',
  'channel_member',
  'channel_activity',
  'channel',
  'member',
  'session',
  '"user"',
  'saved_message',
  'draft',
  'reminder',
  'scheduled_message',
  'custom_emoji',
  'thread_follow',
  'message_revision',
  'preferences',
  'sidebar',
  'notification_settings',
  'last_seen',
  'account',
  'password_reset',
];

/** They read all there is of a workspace, and here that is the whole table. */
const readingAWorkspace: ReadonlySet<string> = new Set(['who belongs to it', 'an invite by its code']);

const someId = '00000000-0000-7000-8009-000000000001';
const someMessageId = '00000000-0000-7000-8003-000000000001';
const now = new Date('2026-01-01T00:00:00Z');

/** What runs with every message, page, reconnect or glance at the sidebar. */
const hotQueries: PlannedQueries = {
  messages: {
    file: 'features/messages/messages.explain.txt',
    queries: {
      'send a batch': (queries, { userId, channelIds }) => {
        const batch = channelIds.slice(0, 3).map((channelId, nth) => ({
          channelId,
          authorId: userId,
          clientMessageId: someId.replace(/1$/, String(nth)),
          text: 'x',
          mentioned: nth === 0 ? [userId] : [],
        }));
        return append(queries, batch, { ids: batch.map((one) => one.clientMessageId), now });
      },
      'history before a sequence': (queries, { busyChannelId }) =>
        findAround(
          queries,
          { channelId: busyChannelId, line: 'main' },
          { from: 20_000, below: 51, above: 1 },
        ),
      'history after a sequence': (queries, { busyChannelId }) =>
        findAround(
          queries,
          { channelId: busyChannelId, line: 'main' },
          { from: 20_000, below: 1, above: 51 },
        ),
      'history around a sequence': (queries, { busyChannelId }) =>
        findAround(
          queries,
          { channelId: busyChannelId, line: 'main' },
          { from: 20_000, below: 26, above: 26 },
        ),
      'history with all replies': (queries, { busyChannelId }) =>
        findAround(
          queries,
          { channelId: busyChannelId, line: 'all' },
          { from: 20_000, below: 26, above: 26 },
        ),
      'messages that a badge counts': (queries, { busyChannelId }) =>
        findListed(
          queries,
          busyChannelId,
          Array.from({ length: 100 }, (_, nth) => 20_000 + nth),
        ),
      'payloads of a replay page': (queries) =>
        findByIds(
          queries,
          Array.from(
            { length: 500 },
            (_, nth) => `00000000-0000-7000-8003-${nth.toString(16).padStart(12, '0')}`,
          ),
        ),
      'whether somebody reacted': (queries, { userId }) =>
        hasReacted(queries, { messageId: someMessageId, userId, emoji: '👍' }),
      'what somebody reacted with': (queries, { userId }) =>
        findOwnReactions(queries, [someMessageId, someId], userId),
      'who reacted': (queries) =>
        findReactors(queries, { messageId: someMessageId, emoji: '👍', after: 5, limit: 201 }),
      'what somebody chose in polls': (queries, { userId }) =>
        findVotes(queries, [someMessageId, someId], userId),
      'a page of those who chose an option': (queries) =>
        findVoters(queries, { messageId: someMessageId, option: 0, after: 5, limit: 201 }),
      'a page of pins': (queries, { busyChannelId }) =>
        findPins(queries, { channelId: busyChannelId, before: 20_000, limit: 51 }),
      'how many are pinned': (queries, { busyChannelId }) => countPins(queries, busyChannelId),
    },
  },
  channels: {
    file: 'features/channels/channels.explain.txt',
    queries: {
      'unread of the whole sidebar': (queries, { userId, workspaceId }) =>
        findMemberships(queries, userId, workspaceId),
      'unread of one channel': (queries, { userId, busyChannelId }) =>
        findReadState(queries, busyChannelId, userId),
      'may read these streams': (queries, { userId, workspaceId, channelIds }) =>
        findStreams(queries, [
          { userId, stream: workspaceStream(workspaceId), kind: 'workspace', id: workspaceId },
          ...channelIds.map((id) => ({ userId, stream: channelStream(id), kind: 'channel' as const, id })),
        ]),
      'a channel as somebody stands to it': (queries, { userId, busyChannelId }) =>
        findView(queries, { channelId: busyChannelId, userId }),
      'a page of members': (queries, { busyChannelId }) =>
        findMemberPage(queries, { channelId: busyChannelId, after: undefined, limit: 201 }),
      'a page of as many members as there can be': (queries, { busyChannelId }) =>
        findMemberPage(queries, { channelId: busyChannelId, after: undefined, limit: 2_001 }),
    },
  },
  later: {
    file: 'features/later/later.explain.txt',
    queries: {
      'all that somebody keeps': (queries, { userId, workspaceId }) =>
        findLater(queries, userId, workspaceId),
      'payloads of a replay page': async (queries) => {
        await findDraftsByIds(queries, [someId]);
        await findRemindersByIds(queries, [someId]);
        await findScheduledByIds(queries, [someId]);
      },
      'how much somebody has ahead of them': async (queries, { userId, workspaceId }) => {
        for (const kind of ['reminders', 'scheduled'] as const)
          await countKept(inTransaction(queries, `later_open_${kind}`), kind, { userId, workspaceId });
      },
      'whether anything is due': (queries) => findDue(queries, now),
      'what is over': (queries) => dropOver(queries, now, 1_000),
    },
  },
  workspaces: {
    file: 'features/workspaces/workspaces.explain.txt',
    queries: {
      'heads for bootstrap': (queries, { userId, workspaceId }) => findHeads(queries, workspaceId, userId),
    },
  },
  'custom emoji': {
    file: 'features/custom-emoji/custom-emoji.explain.txt',
    queries: {
      'emoji of a workspace': (queries, { workspaceId }) => findEmoji(queries, workspaceId),
      'whether there is one of a name': (queries, { workspaceId }) =>
        hasEmoji(queries, workspaceId, 'emoji_7'),
      'a picture for a member': (queries, { userId }) =>
        findImage(queries, { emojiId: someId, hash: '0', userId }),
    },
  },
  sessions: {
    file: 'features/sessions/sessions.explain.txt',
    queries: {
      'sessions that are alive': (queries) => findAlive(queries, [someId], now),
    },
  },
  'event log': {
    file: 'platform/event-log.explain.txt',
    queries: {
      'a page of replay': (queries, { busyChannelId }) =>
        createEventLog(queries).read(`channel:${busyChannelId}`, 20_000, 500),
      'heads of many streams': (queries, { channelIds }) =>
        createEventLog(queries).positions(channelIds.map((id) => `channel:${id}` as const)),
    },
  },
};

/** The hot ones first, then the others of the same slice. */
const allQueries = Object.entries({ ...openingQueries, ...hotQueries }).map(
  ([slice, { file }]) =>
    [slice, { file, queries: { ...hotQueries[slice]?.queries, ...openingQueries[slice]?.queries } }] as const,
);

let filled: FilledDatabase;
beforeAll(async () => {
  filled = await createFilledDatabase();
}, 120_000);

const scans = (plan: string) =>
  [...plan.matchAll(/Seq Scan on (\S+)/g)]
    .map(([, table = '']) => table)
    .filter((table) => bigTables.includes(table));

describe.each(allQueries)('the queries of %s', (_, { file, queries }) => {
  let generic: PlanReader;
  let custom: PlanReader;
  beforeAll(async () => {
    generic = await createPlanReader(filled, 'generic');
    custom = await createPlanReader(filled, 'custom');
  });
  afterAll(async () => {
    await generic.close();
    await custom.close();
  });

  it.each(Object.entries(queries))('%s: scans no big table', async (name, run) => {
    for (const reader of [generic, custom]) {
      const plans = await reader.plansOf((on) => run(on, filled));
      expect(plans.length).toBeGreaterThan(0);
      if (!readingAWorkspace.has(name)) expect(plans.flatMap(scans)).toEqual([]);
    }
  });

  it('have the plans that are written down beside them', async () => {
    const chapters: string[] = [];
    for (const [name, run] of Object.entries(queries)) {
      const plans = await generic.plansOf((on) => run(on, filled));
      chapters.push(`## ${name}\n\n${plans.join('\n\n')}\n`);
    }
    const path = fileURLToPath(new URL(`../apps/server/src/${file}`, import.meta.url));
    await expect(chapters.join('\n')).toMatchFileSnapshot(path);
  });
});

it('every statement of a repository is among them', async () => {
  const reader = await createPlanReader(filled, 'generic');
  for (const [, { queries }] of allQueries)
    for (const run of Object.values(queries)) await reader.plansOf((on) => run(on, filled));
  const root = fileURLToPath(new URL('../apps/server/src/', import.meta.url));
  const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => readFileSync(join(root, file), 'utf8'));
  const written = sources.flatMap((source) =>
    [...source.matchAll(/\bstatement(?:<[^(]*>)?\(\s*['`]([^'`]+)['`]/g)].map(([, name = '']) => name),
  );
  expect(written.length).toBeGreaterThan(50);
  const names = [...reader.names];
  /** A name that is put together is among them when one that can come of it is. */
  const isRun = (name: string) => {
    const whole = new RegExp(`^${name.replaceAll(/\$\{[^}]*\}/g, '\\w+')}$`);
    return names.some((one) => whole.test(one));
  };
  expect(written.filter((name) => !isRun(name))).toEqual([]);
  await reader.close();
});

it('a scan is noticed', async () => {
  const reader = await createPlanReader(filled, 'generic');
  const text = "SELECT * FROM message WHERE text = 'no index for this'";
  const [plan = ''] = await reader.plansOf((on) => on.query({ name: 'scan', text }, []));
  expect(scans(plan)).toEqual(['message']);
  await reader.close();
});

// The last one, as it leaves its traces.
it('no command scans a big table, with whatever it runs', async () => {
  const { plans, missing } = await plansOfCommands(filled);
  expect(missing).toEqual([]);
  expect(plans.length).toBeGreaterThan(300);
  expect(plans.filter((plan) => scans(plan).length > 0)).toEqual([]);
});
