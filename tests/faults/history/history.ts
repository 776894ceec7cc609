import type { StreamName } from '@parley/protocol';

/** All times are milliseconds of one monotonic clock. */
export interface SendOp {
  /** The `clientMessageId`, the same for every retry. */
  readonly id: string;
  readonly client: string;
  readonly author: string;
  readonly stream: StreamName;
  readonly invokedAt: number;
  /** `ok`: acknowledged. `fail`: refused for good. `info`: nobody knows. */
  outcome: 'ok' | 'fail' | 'info';
  /** Infinity while nobody knows. */
  settledAt: number;
  /** What the acknowledgement says. */
  messageId?: string;
  sequence?: number;
}

/** An event as somebody came to know of it. */
export interface Sighting {
  readonly sequence: number;
  readonly eventId: string;
  readonly at: number;
}

export interface Row {
  readonly messageId: string;
  readonly clientMessageId: string;
  readonly sequence: number;
}

/** What one client knows of one stream. */
export interface Reader {
  readonly client: string;
  readonly person: string;
  readonly stream: StreamName;
  /** Everything above this sequence is expected of it: where it began, or the first row of its window. */
  from: number;
  /** On the wire, live; may repeat. */
  readonly heard: Sighting[];
  /** In the order applied; empty for a client that does not tell. */
  readonly applied: Sighting[];
  /** The rows it shows in the end, in the order shown. */
  view: Row[];
  /** When it was found at the head after the last fault; undefined: it was not. */
  atHeadAt?: number;
  /** Access was taken away on purpose: it need not see the rest. */
  isRevoked?: boolean;
}

/** One page of a replay as it was answered. */
export interface ReplayPage {
  readonly client: string;
  readonly stream: StreamName;
  readonly askedAt: number;
  /** The cursor asked from. */
  readonly from: number;
  readonly sequences: readonly number[];
  readonly head: number;
  readonly hasMore: boolean;
}

export interface Revocation {
  readonly person: string;
  readonly stream: StreamName;
  /** When whoever took the access away was told that it is done. */
  readonly ackedAt: number;
  /** How long a delivery may still be on its way (G7). */
  readonly graceMs: number;
}

export interface Fault {
  readonly kind: string;
  readonly beganAt: number;
  readonly endedAt: number;
  /** Connections, processes, frames or statements that it met. */
  readonly hit: number;
  /** Sends that waited for their answer when it began. */
  readonly inFlight: number;
}

/** What Postgres holds in the end. */
export interface StoredStream {
  readonly head: number;
  /** Ascending by sequence. */
  readonly events: readonly { readonly sequence: number; readonly eventId: string }[];
  readonly messages: readonly (Row & { readonly author: string })[];
}

export interface History {
  readonly seed: number;
  readonly ops: SendOp[];
  readonly readers: Reader[];
  readonly replays: ReplayPage[];
  readonly revocations: Revocation[];
  readonly faults: Fault[];
  readonly stored: Map<StreamName, StoredStream>;
}

/** Something that must not happen. `evidence` names operations, readers or events. */
export interface Finding {
  readonly check: string;
  readonly what: string;
  readonly evidence: readonly string[];
}

export type Check = (history: History) => Iterable<Omit<Finding, 'check'>>;

export function emptyHistory(seed: number): History {
  return { seed, ops: [], readers: [], replays: [], revocations: [], faults: [], stored: new Map() };
}

/** A reader that has seen nothing yet, in the history. */
export function addReader(history: History, who: Pick<Reader, 'client' | 'person' | 'stream'>): Reader {
  const reader: Reader = { ...who, from: 0, heard: [], applied: [], view: [] };
  history.readers.push(reader);
  return reader;
}

export const describeOp = (op: SendOp): string =>
  `${op.client} sent ${op.id} to ${op.stream}: ${op.outcome}${op.sequence ? ` #${op.sequence}` : ''}, ${Math.round(op.invokedAt)}–${Math.round(op.settledAt)} ms`;

export const describeReader = (reader: Reader): string => `${reader.client} on ${reader.stream}`;
