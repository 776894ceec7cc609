import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterNode } from '../../support/cluster.js';
import { type FaultPoint, faultPoints } from '../lab/fault-order.js';
import type { Injection, Scene } from './injection.js';

const machine = (kind: string, weight: number, run: Injection['run']): Injection => ({
  kind,
  weight,
  lane: 'machine',
  run,
});

const anyNode = ({ installation, dice }: Scene) => dice.one(installation.cluster.nodes) as ClusterNode;

/** An armed node that gets no send is not hit. */
const armedMs = 3_000;

async function startAgain({ installation }: Scene, node: ClusterNode): Promise<void> {
  await node.restart();
  installation.expectRunning(node);
}

const killedAt = (point: FaultPoint): Injection =>
  machine(`node killed ${point}`, 3, async (scene) => {
    const node = anyNode(scene);
    scene.installation.expectEnd(node);
    await scene.installation.armPoint(node, point);
    // Some of those who were sent elsewhere by the last fault come back to it.
    scene.installation.wire.cut(0.5);
    for (let waited = 0; node.isRunning() && waited < armedMs; waited += 20) await sleep(20);
    const isHit = !node.isRunning();
    if (!isHit) await node.kill('SIGKILL');
    await startAgain(scene, node);
    return isHit ? 1 : 0;
  });

export const nodeFaults: readonly Injection[] = [
  ...faultPoints.map(killedAt),
  machine('node killed', 4, async (scene) => {
    const node = anyNode(scene);
    scene.installation.expectEnd(node);
    await node.kill('SIGKILL');
    await startAgain(scene, node);
    return 1;
  }),
  machine('node frozen', 3, async (scene) => {
    const node = anyNode(scene);
    await node.kill('SIGSTOP');
    await sleep(500 + scene.dice.below(4_500));
    await node.kill('SIGCONT');
    return 1;
  }),
  machine('node drained and restarted', 2, async (scene) => {
    const node = anyNode(scene);
    scene.installation.expectEnd(node);
    await node.kill('SIGTERM');
    await startAgain(scene, node);
    return 1;
  }),
  machine('clock of a node set wrong', 2, async (scene) => {
    const node = anyNode(scene);
    const offsetMs = (scene.dice.chance(0.5) ? 1 : -1) * (1_000 + scene.dice.below(300_000));
    await scene.installation.setClock(node, offsetMs);
    await sleep(500 + scene.dice.below(2_000));
    await scene.installation.setClock(node, 0);
    return 1;
  }),
];
