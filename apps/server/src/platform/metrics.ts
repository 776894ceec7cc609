import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds; from well below a good answer on one machine to the delivery objective of 2 s and beyond. */
const latencyBuckets = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5, 10];

export interface Metrics extends ReturnType<typeof createMetrics> {}

/** Labels are names out of the protocol's tables only, so their number is bounded. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  /** Asked when the metrics are read. */
  const measured = { outboundBytes: () => 0 };
  return {
    measured,
    outboundBytes: new Gauge({
      name: 'parley_outbound_waiting_bytes',
      help: 'What was written for live connections and has not left the process.',
      registers,
      collect() {
        this.set(measured.outboundBytes());
      },
    }),
    /** Everything in the text format that Prometheus reads. */
    expose: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
    sockets: new Gauge({
      name: 'parley_sockets',
      help: 'Live connections.',
      registers,
    }),
    connects: new Counter({
      name: 'parley_connects_total',
      help: 'Handshakes, by outcome: accepted, or the close reason they were refused with.',
      labelNames: ['outcome'],
      registers,
    }),
    disconnects: new Counter({
      name: 'parley_disconnects_total',
      help: 'Ended connections, by reason.',
      labelNames: ['reason'],
      registers,
    }),
    commands: new Counter({
      name: 'parley_commands_total',
      help: 'Commands received, by type.',
      labelNames: ['type'],
      registers,
    }),
    ackSeconds: new Histogram({
      name: 'parley_ack_seconds',
      help: 'From the arrival of a command to its answer.',
      labelNames: ['type'],
      buckets: latencyBuckets,
      registers,
    }),
    errors: new Counter({
      name: 'parley_errors_total',
      help: 'Refusals and faults sent to clients, by code.',
      labelNames: ['code'],
      registers,
    }),
    slowConsumers: new Counter({
      name: 'parley_slow_consumers_total',
      help: 'Connections that do not read fast enough: withheld (gets no more live events), resynced (told what it missed), closed.',
      labelNames: ['stage'],
      registers,
    }),
    rateLimited: new Counter({
      name: 'parley_rate_limited_total',
      help: 'Refusals because too much was asked for in too short a time, by limit.',
      labelNames: ['limit'],
      registers,
    }),
    ignoredFrames: new Counter({
      name: 'parley_ignored_frames_total',
      help: 'Frames without a way to answer them.',
      registers,
    }),
    eventsOut: new Counter({
      name: 'parley_events_published_total',
      help: 'Durable events handed to live connections of this node or to other nodes.',
      registers,
    }),
    nodeMessages: new Counter({
      name: 'parley_node_messages_total',
      help: 'Messages from other nodes: wanted, or wasted because nobody here listens to the stream any more.',
      labelNames: ['outcome'],
      registers,
    }),
    deliverySeconds: new Histogram({
      name: 'parley_delivery_seconds',
      help: 'From the time of an event to its way out on this node.',
      buckets: latencyBuckets,
      registers,
    }),
    sendBatchSize: new Histogram({
      name: 'parley_send_batch_messages',
      help: 'Messages that shared one transaction.',
      buckets: [1, 2, 4, 8, 16, 32, 64, 128],
      registers,
    }),
    replays: new Counter({
      name: 'parley_replays_total',
      help: 'Replay pages, by outcome: events, empty, reset.',
      labelNames: ['outcome'],
      registers,
    }),
    replaySources: new Counter({
      name: 'parley_replay_sources_total',
      help: 'Replay pages that came from memory, and that took a read of the log.',
      labelNames: ['source'],
      registers,
    }),
    announcedHeads: new Counter({
      name: 'parley_announced_heads_total',
      help: 'Streams a head check found ahead of what this node had sent.',
      registers,
    }),
    presenceFaults: new Counter({
      name: 'parley_presence_faults_total',
      help: 'Times that who is there could not be read, told or written down.',
      registers,
    }),
    redisFaults: new Counter({
      name: 'parley_redis_faults_total',
      help: 'Lost connections and failed calls to Redis.',
      registers,
    }),
    redisUp: new Gauge({
      name: 'parley_redis_up',
      help: '1 while every connection to Redis works, 0 while updates between nodes go through Postgres alone.',
      registers,
    }),
  };
}
