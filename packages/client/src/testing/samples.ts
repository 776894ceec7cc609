import {
  type Channel,
  type Membership,
  type Message,
  type ParleyEvent,
  type ReadState,
  usualSidebar,
} from '@parley/protocol';
import { initialState } from '../store/chat-store.js';
import type { ChatState } from '../store/state.js';

/** The id of the n-th thing. */
export const sampleId = (n: number): string => `00000000-0000-7000-8000-${n.toString().padStart(12, '0')}`;

export const sampleMe = sampleId(1);
export const sampleOther = sampleId(2);
export const sampleWorkspaceId = sampleId(3);
export const sampleChannelId = sampleId(4);
const at = '2026-03-01T09:00:00.000Z';

/** A message whose id and place go by its sequence. */
export function sampleMessage(sequence: number, change: Partial<Message> = {}): Message {
  return {
    id: sampleId(1_000 + sequence),
    channelId: sampleChannelId,
    sequence,
    version: sequence,
    authorId: sampleOther,
    clientMessageId: sampleId(500_000 + sequence),
    text: `message ${sequence}`,
    mentions: [],
    createdAt: at,
    editedAt: null,
    deletedAt: null,
    ...change,
  };
}

export function sampleChannel(change: Partial<Channel> = {}): Channel {
  return {
    id: sampleChannelId,
    workspaceId: sampleWorkspaceId,
    kind: 'private',
    name: 'plans',
    topic: '',
    createdBy: sampleOther,
    createdAt: at,
    archivedAt: null,
    memberIds: null,
    version: 0,
    ...change,
  };
}

export function sampleReadState(change: Partial<ReadState> = {}): ReadState {
  const none = { sequences: [], hasMore: false };
  return {
    channelId: sampleChannelId,
    lastReadSequence: 0,
    markerVersion: 0,
    unread: none,
    mentions: none,
    ...change,
  };
}

export function sampleMembership(change: Partial<Membership> = {}): Membership {
  return { channel: sampleChannel(), head: 0, lastMessageAt: null, readState: sampleReadState(), ...change };
}

type Told = Pick<ParleyEvent, 'type' | 'payload'>;

/** An event at a place of a stream. */
export function sampleEvent(stream: ParleyEvent['stream'], sequence: number, told: Told): ParleyEvent {
  const eventId = sampleId(900_000 + sequence);
  return { eventId, schemaVersion: 1, stream, sequence, timestamp: at, ...told } as ParleyEvent;
}

/** Signed in, and nothing known yet. */
export const sampleState: ChatState = {
  ...initialState,
  phase: { kind: 'ready' },
  me: {
    account: { id: sampleMe, email: 'anna@model.example', name: 'Anna' },
    workspace: { id: sampleWorkspaceId, slug: 'model', name: 'Model', createdAt: at },
    limits: {},
  },
  sidebar: usualSidebar(sampleWorkspaceId),
};
