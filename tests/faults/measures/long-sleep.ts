import { setTimeout as sleep } from 'node:timers/promises';
import { readHeads } from '../campaign/stored.js';
import { createLightClient } from '../crew/light-client.js';
import { startRealClient } from '../crew/real-client.js';
import type { Person } from '../crew/workspace.js';
import { emptyHistory } from '../history/history.js';
import { until } from './crowd.js';
import { type Measure, seconds } from './measure.js';
import { onStage } from './stage.js';

/** Sends of the others that may wait at once. */
const inFlightAtMost = 500;

export const longSleep: Measure = {
  name: 'long-sleep',
  run: ({ seed, scale }) =>
    onStage({ seed }, async ({ installation, workspace, people, stream, ports }) => {
      const missed = Math.ceil(50_000 * scale);
      const [sleeper, talker] = people as [Person, Person];
      const node = installation.cluster.nodes[0];
      const client = startRealClient({
        name: 'sleeper',
        personId: sleeper.id,
        browser: sleeper.browser,
        workspaceSlug: workspace.slug,
        url: installation.url,
        stream,
        history: emptyHistory(seed),
      });
      await until(client.isLive, 30_000);
      const writer = createLightClient({
        name: 'talker',
        personId: talker.id,
        call: talker.browser.call,
        url: node?.address ?? '',
        workspaceId: workspace.id,
        streams: [stream],
        random: Math.random,
      });
      writer.start();
      await until(writer.isLive, 30_000);
      installation.wire.pointTo([]);
      installation.wire.cut(1.1);
      for (let sent = 0; sent < missed; sent += 1) {
        writer.send(stream, `Message ${sent} of a busy night.`);
        while (writer.inFlight() > inFlightAtMost) await sleep(2);
      }
      await until(() => writer.inFlight() === 0, 30_000);
      writer.stop();
      const head = (await readHeads(installation, [stream])).get(stream) ?? 0;

      installation.wire.pointTo(ports);
      const startedAt = performance.now();
      client.chat.connection.retryNow();
      const channelId = stream.slice('channel:'.length);
      const rows = () => client.chat.store.getState().channels.get(channelId)?.timeline.rows;
      const newest = () => rows()?.at((rows()?.length ?? 0) - 1)?.sequence ?? 0;
      await until(() => newest() >= head, 120_000);
      const usableMs = performance.now() - startedAt;
      await until(() => client.isLive() && client.position(stream) >= head, 120_000);
      const completeMs = performance.now() - startedAt;
      await client.chat.dispose();
      return [
        seconds(`away while ${missed} messages were written → the newest on the screen`, usableMs, 2),
        seconds('the same → everything at the head', completeMs, 10),
      ];
    }),
};
