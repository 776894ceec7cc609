import * as z from 'zod/mini';
import type { ChannelId, UserId, WorkspaceId } from './ids.js';

/**
 * A stream is an ordered line of durable events. Its name is at once the live room, the permission border, the
 * order domain (one gapless sequence from 1) and what a catch-up cursor belongs to.
 *
 * `workspace:<id>`  people, public channels, settings: every member of the workspace
 * `user:<id>`       what one person sees alone: memberships, read markers; across all their workspaces
 * `channel:<id>`    messages and membership of one channel: its members (public channels: the workspace's members)
 */
export const streamKinds = ['workspace', 'user', 'channel'] as const;
export type StreamKind = (typeof streamKinds)[number];
export type StreamName = `${StreamKind}:${string}`;

const pattern = /^(workspace|user|channel):([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;

export const streamName = z
  .string()
  .check(z.regex(pattern, 'must be a stream name')) as unknown as z.ZodMiniType<StreamName, string>;

export const workspaceStream = (workspaceId: WorkspaceId): StreamName => `workspace:${workspaceId}`;
export const userStream = (userId: UserId): StreamName => `user:${userId}`;
export const channelStream = (channelId: ChannelId): StreamName => `channel:${channelId}`;

/** The two parts of a stream's name; undefined for anything else. */
export function parseStreamName(name: string): { kind: StreamKind; id: string } | undefined {
  const match = pattern.exec(name);
  return match ? { kind: match[1] as StreamKind, id: match[2] as string } : undefined;
}
