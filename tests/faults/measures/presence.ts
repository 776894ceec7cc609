import { type ChatClient, selectPresence, socketIoTransport } from '@parley/client';
import type { ClusterNode } from '../../support/cluster.js';
import type { Person } from '../crew/workspace.js';
import { until } from './crowd.js';
import { type Measure, seconds } from './measure.js';
import { onStage, type Stage } from './stage.js';

const patienceMs = 90_000;

/** A client of this person at one node, which it stays with whatever happens. */
function clientAt({ workspace }: Stage, person: Person, node: ClusterNode): ChatClient {
  return person.browser.chat(workspace.slug, socketIoTransport({ baseUrl: node.address }));
}

/** From the end of their connection, which `ending` waits for, until the watcher is told that the person is offline, ms. */
async function untilOffline(
  { watcher, person }: { watcher: ChatClient; person: Person },
  ending: () => Promise<unknown>,
): Promise<number> {
  const statusOf = () => selectPresence(person.id)(watcher.store.getState())?.status;
  await until(() => statusOf() === 'away' || statusOf() === 'online', patienceMs);
  await ending();
  const startedAt = performance.now();
  await until(() => statusOf() === 'offline', patienceMs);
  return performance.now() - startedAt;
}

/** How long somebody who is gone is still shown as there (G8): on another node, by each way to go. */
export const presence: Measure = {
  name: 'presence',
  run: ({ seed }) =>
    onStage({ seed, people: 4, nodes: 3 }, async (stage) => {
      const { installation, people } = stage;
      const [here, there, third] = installation.cluster.nodes as [ClusterNode, ClusterNode, ClusterNode];
      const [looking, closing, stopping, dying] = people as [Person, Person, Person, Person];
      const watcher = clientAt(stage, looking, here);
      watcher.presence.watch(people.map(({ id }) => id));

      const closed = clientAt(stage, closing, there);
      const afterClose = await untilOffline({ watcher, person: closing }, () => closed.dispose());

      const killed = clientAt(stage, dying, there);
      installation.expectEnd(there);
      const afterKill = await untilOffline({ watcher, person: dying }, () => there.kill('SIGKILL'));
      await killed.dispose();

      const stopped = clientAt(stage, stopping, third);
      installation.expectEnd(third);
      // It serves its people for a moment more, until it is their turn to go elsewhere.
      const afterStop = await untilOffline({ watcher, person: stopping }, () => {
        void third.kill('SIGTERM');
        const isConnected = () => stopped.store.getState().connection.status === 'connected';
        return until(() => !isConnected(), patienceMs);
      });
      await stopped.dispose();
      await watcher.dispose();
      return [
        seconds('connection closed → shown as offline on another node', afterClose, 10),
        seconds('connection ended by a node that stops → shown as offline on another node', afterStop, 10),
        seconds('node killed → its people shown as offline', afterKill, 35),
      ];
    }),
};
