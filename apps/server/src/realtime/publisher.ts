import type { Envelope, StreamName } from '@parley/protocol';
import type { Logger } from '../platform/logger.js';
import type { Metrics } from '../platform/metrics.js';
import type { Publisher } from '../platform/unit-of-work.js';
import type { LiveServer } from './live-server.js';
import type { Revocations } from './revocations.js';
import type { SentHeads } from './sent-heads.js';
import type { StreamTails } from './stream-tails.js';

export interface PublisherParts {
  readonly io: LiveServer;
  readonly sentHeads: SentHeads;
  readonly tails: Pick<StreamTails, 'extend'>;
  readonly revocations: Pick<Revocations, 'observe'>;
  readonly metrics: Metrics;
  readonly log: Logger;
  /** Whether other nodes may have listeners for a room that is empty here. */
  readonly isShared: boolean;
}

/** Characters of text that share a frame: well below what one connection may have waiting (R-LIM-1). */
const frameCharacters = 131_072;
/** What an event takes besides its text, roughly. */
const eventCharacters = 600;

/**
 * Sends committed events to who listens: everything one tick brings for a stream in one frame to one room, so that it
 * is encoded once for all. The sender's own connections are among them.
 */
export function createPublisher(parts: PublisherParts): Publisher {
  const { io, sentHeads, tails, revocations, metrics, isShared } = parts;
  let waiting = new Map<StreamName, Envelope[]>();

  function flush(): void {
    const streams = waiting;
    waiting = new Map();
    for (const [stream, events] of streams) {
      try {
        send(stream, events);
      } catch (error) {
        parts.log.error({ err: error, stream }, 'Events were not sent; clients will ask for them');
      }
    }
  }

  function send(stream: StreamName, events: Envelope[]): void {
    // Commits of one tick may be confirmed out of order.
    if (events.length > 1) events.sort((a, b) => a.sequence - b.sequence);
    metrics.eventsOut.inc(events.length);
    tails.extend(events);
    if (!isShared && !io.of('/').adapter.rooms.has(stream)) return;
    sentHeads.sent(events);
    metrics.deliverySeconds.observe(Math.max(0, Date.now() - Date.parse(events[0]?.timestamp ?? '')) / 1_000);
    for (const frame of framesOf(events)) io.to(stream).emit('stream.events', frame);
  }

  return {
    publish: (events) => {
      for (const event of events) {
        revocations.observe(event);
        // After the input of this tick and before the next, without a timer.
        if (waiting.size === 0) setImmediate(flush);
        const list = waiting.get(event.stream);
        if (list) list.push(event);
        else waiting.set(event.stream, [event]);
      }
    },
  };
}

/** Cuts a long run of events into frames of bounded size. */
export function framesOf(events: Envelope[]): Envelope[][] {
  if (events.length === 1) return [events];
  const frames: Envelope[][] = [];
  let room = 0;
  for (const event of events) {
    const size = eventCharacters + textLength(event.payload);
    const last = frames.at(-1);
    if (last && size <= room) {
      last.push(event);
      room -= size;
    } else {
      frames.push([event]);
      room = frameCharacters - size;
    }
  }
  return frames;
}

/** Only the text of a message can be long. */
function textLength(payload: unknown): number {
  const { message } = payload as { message?: { text?: unknown } };
  return typeof message?.text === 'string' ? message.text.length : 0;
}
