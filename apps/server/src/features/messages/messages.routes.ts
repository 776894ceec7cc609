import {
  channelPins,
  limits,
  messageHistory,
  messageListed,
  messagePreviews,
  messageReactors,
  messageRevisions,
  placesIn,
  pollVoters,
  type UserId,
} from '@parley/protocol';
import { DomainError } from '../../platform/domain-error.js';
import { type EndpointHandler, handleEndpoint, requireActor } from '../../platform/handlers.js';
import type { Postgres } from '../../platform/postgres.js';
import { readSnapshot } from '../../platform/queries.js';
import type { ChannelReading } from '../channels/index.js';
import { asSeenBy } from './as-seen-by.js';
import { readPage } from './messages.history.js';
import { findByIds, findListed } from './messages.repository.js';
import { enclosuresOf, messageFromRow } from './messages.wire.js';
import { findPins } from './pins.repository.js';
import { findVoters } from './polls.repository.js';
import { enclosedIn, findAtPlaces, type PreviewRow, previewFromRow } from './previews.repository.js';
import { findReactors } from './reactions.repository.js';
import { findRevisions } from './revisions.repository.js';
import { findRules } from './rules.repository.js';

export function messageRoutes(postgres: Postgres, channels: ChannelReading): EndpointHandler[] {
  return [
    handleEndpoint(messageHistory, async ({ params: { channelId }, query, actor }) => {
      const { userId } = requireActor(actor);
      const { head } = await channels.view(postgres, { channelId, userId });
      const page = await readPage(postgres, channelId, { ...query, head });
      return { result: { ...page, messages: await asSeenBy(postgres, page.messages, userId) } };
    }),
    handleEndpoint(messageRevisions, async ({ params: { messageId }, actor }) => {
      const { userId } = requireActor(actor);
      // Permission and texts as of one moment, here and below.
      const rows = await readSnapshot(postgres.pool, async (queries) => {
        const [message] = await findByIds(queries, [messageId]);
        if (!message) throw new DomainError('not_found');
        const { channel } = await channels.view(queries, { channelId: message.channelId, userId });
        const { isHistoryVisible } = await findRules(queries, channel.workspaceId);
        if (!isHistoryVisible) throw new DomainError('forbidden');
        return findRevisions(queries, messageId);
      });
      const revisions = rows.map(({ version, text, writtenAt }) => ({
        version: Number(version),
        text,
        writtenAt: writtenAt.toISOString(),
      }));
      return { result: { revisions } };
    }),
    handleEndpoint(messagePreviews, async ({ query, actor }) => {
      const { userId } = requireActor(actor);
      const places = placesIn(query.of);
      const ids = query.ids?.split(',') ?? [];
      const rows = await readSnapshot(postgres.pool, async (queries): Promise<PreviewRow[]> => {
        const named = ids.length > 0 ? await findByIds(queries, ids) : [];
        const visible = await channels.visible(queries, {
          channelIds: [...places, ...named].map((one) => one.channelId),
          userId,
        });
        const isVisible = ({ channelId }: { readonly channelId: string }) => visible.has(channelId);
        const placed = await findAtPlaces(queries, places.filter(isVisible));
        const found = named.filter((row) => isVisible(row) && row.deletedAt === null);
        return [...placed, ...found.map((row) => ({ ...row, encloses: enclosedIn(row) }))];
      });
      return { result: { previews: rows.map(previewFromRow) } };
    }),
    handleEndpoint(messageReactors, async ({ params: { messageId }, query, actor }) => {
      const { userId } = requireActor(actor);
      const [message] = await findByIds(postgres, [messageId]);
      if (!message) throw new DomainError('not_found');
      await channels.view(postgres, { channelId: message.channelId, userId });
      const { emoji, after = 0 } = query;
      const found = await findReactors(postgres, { messageId, emoji, after, limit: limits.listPage + 1 });
      return { result: pageOfPeople(found) };
    }),
    handleEndpoint(pollVoters, async ({ params: { messageId }, query, actor }) => {
      const { userId } = requireActor(actor);
      const [message] = await findByIds(postgres, [messageId]);
      if (!message) throw new DomainError('not_found');
      await channels.view(postgres, { channelId: message.channelId, userId });
      const { poll } = enclosuresOf(message);
      if (!poll) throw new DomainError('not_found');
      if (poll.isAnonymous) throw new DomainError('forbidden');
      const { option, after = 0 } = query;
      const found = await findVoters(postgres, { messageId, option, after, limit: limits.listPage + 1 });
      return { result: pageOfPeople(found) };
    }),
    handleEndpoint(channelPins, async ({ params: { channelId }, query, actor }) => {
      await channels.view(postgres, { channelId, userId: requireActor(actor).userId });
      const { before = Number.MAX_SAFE_INTEGER } = query;
      const limit = limits.historyPageMessages;
      const found = await findPins(postgres, { channelId, before, limit: limit + 1 });
      const messages = found.slice(0, limit).map(messageFromRow);
      const next = found.length > limit ? (messages.at(-1)?.sequence ?? null) : null;
      return { result: { messages, next } };
    }),
    handleEndpoint(messageListed, async ({ params: { channelId }, query, actor }) => {
      const { userId } = requireActor(actor);
      await channels.view(postgres, { channelId, userId });
      const rows = await findListed(postgres, channelId, query.sequences.split(',').map(Number));
      return { result: { messages: await asSeenBy(postgres, rows.map(messageFromRow), userId) } };
    }),
  ];
}

/** Of people found with one more than a page holds, in the order they stand in. */
function pageOfPeople(found: readonly { readonly userId: UserId; readonly sequence: number | bigint }[]): {
  userIds: UserId[];
  next: number | null;
} {
  const page = found.slice(0, limits.listPage);
  const next = found.length > page.length ? Number(page.at(-1)?.sequence) : null;
  return { userIds: page.map((one) => one.userId), next };
}
