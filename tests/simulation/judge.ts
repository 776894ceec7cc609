import { isDeepStrictEqual } from 'node:util';
import type { ChatState, Timeline } from '@parley/client';
import type { ModelWorld } from '@parley/client/testing';
import { channelStream, isInMainLine, type Message } from '@parley/protocol';
import type { Device } from './device.js';

/** Whether a device has nothing left to do and stands where the model stands. */
export function isQuiet(device: Device, world: ModelWorld): boolean {
  const { state } = device;
  if (state.connection.status !== 'connected' || state.phase.kind !== 'ready') return false;
  if (state.outbox.some((entry) => entry.state !== 'failed')) return false;
  for (const [stream, { cursor, status }] of state.streams) {
    if (status === 'catching-up' || cursor !== world.server.workspace.log.head(stream)) return false;
  }
  return [...state.channels.values()].every(({ timeline, openThreads }) =>
    [timeline, ...[...openThreads.values()].map((one) => one.timeline)].every(
      ({ status }) => status !== 'loading',
    ),
  );
}

/** Why a device does not stand where the model stands: words for the failure message. */
export function restless(device: Device, world: ModelWorld): string {
  const { state } = device;
  const behind = [...state.streams]
    .filter(
      ([stream, { cursor, status }]) =>
        status !== 'live' || cursor !== world.server.workspace.log.head(stream),
    )
    .map(
      ([stream, one]) =>
        `${stream} ${one.status} ${one.cursor}/${one.head}/${world.server.workspace.log.head(stream)}`,
    );
  const waiting = state.outbox
    .filter((entry) => entry.state !== 'failed')
    .map((entry) => `${entry.type} ${entry.state}`);
  return [state.phase.kind, state.connection.status, ...behind, ...waiting].join(', ');
}

/** What of a state two devices of one person must agree on, in a form that compares. */
export function comparable(state: ChatState): unknown {
  return {
    phase: state.phase,
    me: state.me,
    notifications: state.notifications,
    members: [...state.members].sort(byKey),
    emoji: [...state.emoji].sort(byKey),
    messageRules: state.messageRules,
    preferences: state.preferences,
    sidebar: state.sidebar,
    channels: [...state.channels].sort(byKey).map(([id, one]) => [
      id,
      one.channel,
      one.isMember,
      // Of channels looked into nothing is kept up to date but the channel itself.
      one.isMember ? [one.readState, one.lastMessageAt, [...one.threads].sort(byKey)] : null,
    ]),
    cursors: [...state.streams]
      .filter(([stream]) => !stream.startsWith('channel:') || isMine(state, stream))
      .sort(byKey)
      .map(([stream, one]) => [stream, one.cursor]),
  };
}

const isMine = (state: ChatState, stream: string) =>
  state.channels.get(stream.slice('channel:'.length))?.isMember;

const byKey = (a: readonly [string, unknown], b: readonly [string, unknown]) => (a[0] < b[0] ? -1 : 1);

/** Every window is a part of the truth without holes, and knows whether there is more. */
export function judgeTimelines(device: Device, world: ModelWorld): string[] {
  const faults: string[] = [];
  for (const [channelId, { timeline, openThreads, isMember }] of device.state.channels) {
    if (!isMember && !device.state.streams.has(channelStream(channelId))) continue;
    const all = world.server.workspace.messages.get(channelId) ?? [];
    const inLine = timeline.line === 'all' ? all : all.filter(isInMainLine);
    faults.push(...judgeWindow(`${device.parts.name} ${channelId}`, timeline, inLine));
    for (const [rootId, thread] of openThreads) {
      const replies = all.filter((one) => one.threadRootId === rootId);
      faults.push(...judgeWindow(`${device.parts.name} thread ${rootId}`, thread.timeline, replies));
    }
  }
  return faults;
}

function judgeWindow(label: string, timeline: Timeline, all: readonly Message[]): string[] {
  if (timeline.status !== 'ready') return [];
  const faults: string[] = [];
  // What a person was told of themselves is no part of what everybody shares.
  const rows = [...timeline.rows].map(({ myReactions: _, myVote: _v, ...message }) => message);
  const from = all.findIndex((one) => one.id === rows[0]?.id);
  const expected = rows.length === 0 ? [] : all.slice(from, from + rows.length);
  if (!isDeepStrictEqual(rows, expected)) faults.push(`${label}: rows differ from the model`);
  if (rows.length === 0 && all.length > 0) faults.push(`${label}: no rows`);
  if (rows.length > 0 && timeline.hasMoreBefore !== from > 0) faults.push(`${label}: hasMoreBefore is wrong`);
  if (rows.length > 0 && timeline.hasMoreAfter !== from + rows.length < all.length) {
    faults.push(`${label}: hasMoreAfter is wrong`);
  }
  return faults;
}

/** Texts in the order the model wrote them, per channel. */
export type Ledger = { readonly channelId: string; readonly text: string }[];

/** Acknowledged: there once. Written and not refused for good: there once. Nothing twice, and in order. */
export function judgeSends(device: Device, ledger: Ledger, lostAccess: ReadonlySet<string>): string[] {
  const faults: string[] = [];
  for (const written of device.written) {
    const count = ledger.filter((one) => one.text === written.text).length;
    const { answer, text } = written;
    if (count > 1) faults.push(`${device.parts.name}: "${text}" was written ${count} times`);
    if (count === 1) continue;
    if (answer?.ok) faults.push(`${device.parts.name}: "${text}" was acknowledged and is not there`);
    const isExcused =
      written.isDiscarded ||
      (answer && !answer.ok && !answer.error.retryable) ||
      device.state.outbox.some((entry) => entry.commandId === written.commandId) ||
      lostAccess.has(`${device.userId} ${written.channelId}`);
    if (!isExcused) faults.push(`${device.parts.name}: "${text}" is lost`);
  }
  return faults;
}
