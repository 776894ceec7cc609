import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cluster, type ClusterNode, startCluster } from '../../support/cluster.js';
import type { FrontName } from '../../support/front.js';
import { openWire, type Wire } from '../wire/wire.js';
import type { FaultOrder, FaultPoint } from './fault-order.js';

export interface InstallationOptions {
  readonly seed: number;
  readonly nodes?: number;
  readonly redis?: boolean;
  /** Beside the wire, as `cluster.address`. */
  readonly front?: FrontName;
  readonly settings?: Readonly<Record<string, string>>;
}

/** Real nodes on a durable Postgres and a Redis, behind a wire that can be troubled. */
export interface Installation {
  readonly cluster: Cluster;
  readonly wire: Wire;
  /** Of the wire: what clients know. */
  readonly url: string;
  /** The next send that this node handles ends it. */
  armPoint(node: ClusterNode, point: FaultPoint): Promise<void>;
  /** How wrong the clock of this node is from now on. */
  setClock(node: ClusterNode, offsetMs: number): Promise<void>;
  /** Nodes that ended though nobody ended them, and faults that a running one has logged as its own. */
  crashes(): string[];
  /** Told before a node is ended on purpose. */
  expectEnd(node: ClusterNode): void;
  expectRunning(node: ClusterNode): void;
  close(): Promise<void>;
}

const faultPointsModule = new URL('fault-points.mjs', import.meta.url).href;
/** What the server logs before it stops because of an error nobody expected. */
const fatal = /"level":60/;

export async function openInstallation(options: InstallationOptions): Promise<Installation> {
  const directory = mkdtempSync(join(tmpdir(), 'parley-faults-'));
  const wire = await openWire(options.seed);
  const cluster = await startCluster({
    nodes: options.nodes ?? 2,
    redis: options.redis ?? true,
    ...(options.front && { front: options.front }),
    settings: {
      PUBLIC_URL: wire.url,
      LOG_LEVEL: 'warn',
      FAULT_POINTS_DIR: directory,
      NODE_OPTIONS: `--import ${faultPointsModule}`,
      ...options.settings,
    },
  });
  const portOf = (node: ClusterNode) => Number(new URL(node.address).port);
  wire.pointTo(cluster.nodes.map(portOf));
  const ended = new Set<ClusterNode>();
  const seen: string[] = [];

  async function tell(node: ClusterNode, order: FaultOrder): Promise<void> {
    const socket = connect(join(directory, `${portOf(node)}.sock`));
    try {
      await once(socket, 'connect');
      socket.write(`${JSON.stringify(order)}\n`);
      await once(socket, 'data');
    } finally {
      socket.destroy();
    }
  }

  const crashOf = (node: ClusterNode): string | undefined => {
    const line = node.logs.split('\n').find((one) => fatal.test(one));
    if (line) return line;
    return !node.isRunning() && !ended.has(node) ? `${node.address} ended by itself` : undefined;
  };

  return {
    cluster,
    wire,
    url: wire.url,
    armPoint: (node, point) => tell(node, { dieAt: point }),
    setClock: (node, clockOffsetMs) => tell(node, { clockOffsetMs }),
    crashes: () => [...seen, ...cluster.nodes.flatMap((node) => crashOf(node) ?? [])],
    expectEnd: (node) => {
      // Its log begins anew with its next start.
      const crash = crashOf(node);
      if (crash) seen.push(crash);
      ended.add(node);
    },
    expectRunning: (node) => void ended.delete(node),
    close: async () => {
      await wire.close();
      await cluster.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
