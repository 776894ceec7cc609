import * as z from 'zod/mini';

/** Lower case only, so that one thing never has two spellings of its id. */
const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** A UUID in lower case. Parley makes them as UUIDv7 (RFC 9562), so that they sort by time of birth. */
export const id = z.string().check(z.regex(uuidPattern, 'must be a UUID in lower case'));

/** A position in a stream: 0 is before the first event. */
export const sequence = z.int().check(z.nonnegative());

/** ISO 8601 in UTC with milliseconds, e.g. `2026-03-01T09:14:05.120Z`. */
export const timestamp = z.iso.datetime({ precision: 3 });

export type Id = string;
export type Timestamp = string;
export type UserId = Id;
export type WorkspaceId = Id;
export type ChannelId = Id;
export type MessageId = Id;
export type GroupId = Id;
