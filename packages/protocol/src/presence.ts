import * as z from 'zod/mini';
import { defineEndpoint, defineTransient } from './define.js';
import { id, timestamp } from './ids.js';
import { limits } from './limits.js';

/**
 * `online`: connected, and did something lately. `away`: connected, but idle. `offline`: not connected.
 * `unknown`: the server cannot tell now; it is shown as nothing at all rather than as something untrue.
 */
export const presenceStatuses = ['online', 'away', 'offline', 'unknown'] as const;
export type PresenceStatus = (typeof presenceStatuses)[number];

/** How somebody is reached just now. Never stored as state: a later one simply takes the place of an earlier one. */
export const presence = z.object({
  userId: id,
  /** A status defined later than this reader is read as `unknown` (R-EVT-5). */
  status: z.catch(z.enum(presenceStatuses), 'unknown'),
  /** When they last did something; null while they are online, and when nobody knows. */
  lastSeenAt: z.nullable(timestamp),
});
export type Presence = z.output<typeof presence>;

/** How long somebody is shown as typing after the last sign of it, in ms. */
export const typingShownMs = 6_000;
/** A client says that somebody types at most this often, in ms; what comes faster is not passed on. */
export const typingRepeatMs = 3_000;
/** A client says that somebody did something at most this often, in ms, while they are online. */
export const activeRepeatMs = 60_000;

export const presenceUpdated = defineTransient({
  type: 'presence.updated',
  doc: 'Somebody watched came, went, or is idle (R-PRES-1, R-EVT-6). Sent to those who watch them, and to nobody else.',
  payload: z.object({ presence }),
  keyOf: (payload) => payload.presence.userId,
});

export const typingUpdated = defineTransient({
  type: 'typing.updated',
  doc: 'Somebody types in a channel, or in a thread of it: shown there for six seconds, or until their message comes (R-PRES-1). Their own connections get it too and pass it over.',
  payload: z.object({ channelId: id, userId: id, threadRootId: z.optional(id) }),
  keyOf: ({ channelId, userId }) => `${channelId} ${userId}`,
});

const people = z.array(id).check(z.minLength(1), z.maxLength(limits.watchedPeoplePerConnection));

export const presenceWatchRequest = z.object({ userIds: people });
/** Those of the people asked about who belong to the connection's workspace; of others nothing is said. */
export const presenceWatchResult = z.object({ people: z.array(presence) });
export const presenceUnwatchRequest = z.object({ userIds: people });
/** How long ago they did something, in ms; now, unless said. Up to a week: who idles longer is away anyhow. */
export const presenceActiveRequest = z.object({
  idleMs: z.optional(z.int().check(z.nonnegative(), z.maximum(7 * 86_400_000))),
});
/** `threadRootId`: what they write is a reply. It is passed on as it is said, to those who may read the channel. */
export const typingStartRequest = z.object({ channelId: id, threadRootId: z.optional(id) });
export type TypingPlace = z.output<typeof typingStartRequest>;

const everybody = z.array(id).check(z.maxLength(limits.membersPerWorkspace));

export const presenceHere = defineEndpoint({
  name: 'presence.here',
  doc: 'Who of a workspace is here, as of now: for lists that begin with them. Whoever is in neither list is offline.',
  method: 'GET',
  path: '/api/v1/workspaces/:workspaceId/here',
  access: 'session',
  params: z.object({ workspaceId: id }),
  query: z.object({}),
  body: z.undefined(),
  result: z.object({ online: everybody, away: everybody }),
  errors: ['not_found'],
});
