import { seededRandom } from '@parley/client/testing';
import { sessionSignOut } from '@parley/protocol';
import { createLightClient, type LightClient } from '../crew/light-client.js';
import { must, type Person } from '../crew/workspace.js';
import { until } from './crowd.js';
import { type Measure, seconds } from './measure.js';
import { percentile } from './percentile.js';
import { onStage, type Stage } from './stage.js';

/** Sessions of one person, each with a live connection, ended one after the other; milliseconds until each is cut. */
async function endSessions(stage: Stage, count: number, patienceMs: number): Promise<number[]> {
  const { installation, workspace, people, stream } = stage;
  const times: number[] = [];
  for (let index = 0; index < count; index += 1) {
    const person = people[index % people.length] as Person;
    const browser = await person.signInAgain();
    const client: LightClient = createLightClient({
      name: `session ${index + 1}`,
      personId: person.id,
      call: browser.call,
      url: installation.url,
      workspaceId: workspace.id,
      streams: [stream],
      random: seededRandom(index),
    });
    client.start();
    await until(client.isLive, 30_000);
    const startedAt = performance.now();
    must(await browser.call(sessionSignOut));
    await until(() => client.closedAt() !== undefined, patienceMs);
    times.push((client.closedAt() ?? startedAt + patienceMs) - startedAt);
    client.stop();
  }
  return times;
}

export const revocation: Measure = {
  name: 'revocation',
  run: ({ seed, scale }) =>
    onStage({ seed }, async (stage) => {
      const times = await endSessions(stage, Math.ceil(100 * scale), 30_000);
      await stage.installation.cluster.redis.kill('SIGKILL');
      const withoutRedis = await endSessions(stage, Math.ceil(10 * scale), 30_000);
      await stage.installation.cluster.redis.restart();
      return [
        seconds('session ended → its socket closed, p99', percentile(times, 99), 0.25),
        seconds('the same with Redis down, the last', Math.max(...withoutRedis), 10),
      ];
    }),
};
