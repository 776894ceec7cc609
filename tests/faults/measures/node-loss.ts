import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterNode } from '../../support/cluster.js';
import { readHeads } from '../campaign/stored.js';
import { startRealClient } from '../crew/real-client.js';
import { emptyHistory } from '../history/history.js';
import { gatherCrowd, timesToHead, until } from './crowd.js';
import { type Measure, seconds } from './measure.js';
import { percentile } from './percentile.js';
import { onStage, type Stage } from './stage.js';

const headOf = async ({ installation, stream }: Stage) =>
  (await readHeads(installation, [stream])).get(stream) ?? 0;

export const nodeDeath: Measure = {
  name: 'node-death',
  run: ({ seed, scale }) =>
    onStage({ seed, nodes: 3, front: 'nginx' }, async (stage) => {
      // nginx spreads them over the three nodes by their cookies: a third is about a thousand.
      const size = Math.ceil(3_000 * scale);
      const crowd = await gatherCrowd({ ...stage, streams: [stage.stream], size, seed });
      for (const client of crowd.slice(0, 20)) client.send(stage.stream, 'Before the node goes.');
      await until(() => crowd.every((client) => client.inFlight() === 0), 10_000);
      // What all have heard is behind them: a lab that is still reading would be measured with the rest.
      const head = await headOf(stage);
      await until(
        () => crowd.every((client) => client.isLive() && client.position(stage.stream) >= head),
        30_000,
      );
      const node = stage.installation.cluster.nodes[0] as ClusterNode;
      stage.installation.expectEnd(node);
      const since = performance.now();
      await node.kill('SIGKILL');
      // Long before the first of them tries to come back.
      await sleep(300);
      const struck = crowd.filter((client) => client.closedAt() !== undefined);
      // Something that they miss.
      crowd.find((client) => client.isLive())?.send(stage.stream, 'After the node went.');
      await until(() => crowd.every((client) => client.inFlight() === 0), 10_000);
      const times = await timesToHead(struck, {
        stream: stage.stream,
        head: await headOf(stage),
        patienceMs: 60_000,
        since,
      });
      for (const client of crowd) client.stop();
      return [seconds(`node killed → its ${struck.length} clients at head, p99`, percentile(times, 99), 3)];
    }),
};

export const storm: Measure = {
  name: 'storm',
  run: ({ seed, scale }) =>
    onStage({ seed }, async (stage) => {
      const size = Math.ceil(5_000 * scale);
      const { installation, stream } = stage;
      const crowd = await gatherCrowd({ ...stage, url: installation.url, streams: [stream], size, seed });
      const [writer] = crowd;
      const look = async () => {
        const [row] = await installation.cluster.postgres.query<{ scans: string }>(
          `SELECT coalesce(seq_scan, 0) + coalesce(idx_scan, 0) AS scans
           FROM pg_stat_user_tables WHERE relname = 'stream_event'`,
        );
        return Number(row?.scans);
      };
      for (let count = 0; count < 50; count += 1) writer?.send(stream, 'What everybody misses.');
      await until(() => writer?.inFlight() === 0, 10_000);
      const before = await look();
      installation.wire.cut(1.1);
      const times = await timesToHead(crowd, { stream, head: await headOf(stage), patienceMs: 120_000 });
      // The statistics are written a second after a backend falls silent.
      await sleep(2_000);
      const scans = (await look()) - before;
      for (const client of crowd) client.stop();
      return [
        seconds(`${size} clients cut off at once → all at head`, Math.max(...times), 20),
        {
          what: 'reads of the event log per client in it',
          value: Math.round((scans / size) * 1_000) / 1_000,
          unit: '',
          aim: 0.1,
        },
      ];
    }),
};

export const frozenNode: Measure = {
  name: 'frozen-node',
  run: ({ seed, scale }) =>
    onStage({ seed }, async (stage) => {
      const { installation, workspace, people, stream, ports } = stage;
      const size = Math.max(2, Math.ceil(20 * scale));
      installation.wire.pointTo(ports.slice(0, 1));
      const history = emptyHistory(seed);
      const clients = Array.from({ length: size }, (_, index) => {
        const person = people[index % people.length] as (typeof people)[number];
        const { url } = installation;
        const name = `real ${index + 1}`;
        return startRealClient({
          ...{ name, stream, history, url },
          personId: person.id,
          browser: person.browser,
          workspaceSlug: workspace.slug,
        });
      });
      await until(() => clients.every((client) => client.isLive()), 60_000);
      installation.wire.pointTo(ports.slice(1));
      const node = installation.cluster.nodes[0] as ClusterNode;
      await node.kill('SIGSTOP');
      const startedAt = performance.now();
      for (const client of clients) client.send('Is anybody there?');
      await until(() => clients.every((client) => client.inFlight() === 0), 60_000);
      const took = performance.now() - startedAt;
      await node.kill('SIGCONT');
      await Promise.all(clients.map((client) => client.chat.dispose()));
      return [
        seconds(`node frozen → the sends of its ${size} clients acknowledged by another, the last`, took, 12),
      ];
    }),
};
