import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@parley/client/testing';
import type { StreamName } from '@parley/protocol';
import { createLightClient, type LightClient } from '../crew/light-client.js';
import type { Person, Workspace } from '../crew/workspace.js';

export interface CrowdParts {
  readonly workspace: Workspace;
  readonly people: readonly Person[];
  readonly url: string;
  readonly streams: readonly StreamName[];
  readonly size: number;
  readonly seed: number;
}

/** That many may be on their way in at once: how fast they come is not what is measured. */
const atOnce = 50;
const gatheringMs = 300_000;

/** Light clients that are all live, on connections of their own. */
export async function gatherCrowd(parts: CrowdParts): Promise<readonly LightClient[]> {
  const random = seededRandom(parts.seed);
  const crowd = Array.from({ length: parts.size }, (_, index) => {
    const person = parts.people[index % parts.people.length] as Person;
    const { url, streams, workspace } = parts;
    return createLightClient({
      name: `crowd ${index + 1}`,
      personId: person.id,
      call: person.browser.call,
      workspaceId: workspace.id,
      cookie: `parley_route=crowd-${index + 1}`,
      ...{ url, streams, random },
    });
  });
  const giveUpAt = performance.now() + gatheringMs;
  for (let from = 0; from < crowd.length; from += atOnce) {
    const some = crowd.slice(from, from + atOnce);
    for (const client of some) client.start();
    if (!(await until(() => some.every((client) => client.isLive()), giveUpAt - performance.now())))
      throw new Error(`Only ${crowd.filter((client) => client.isLive()).length} of the crowd were let in.`);
  }
  return crowd;
}

/** Milliseconds from `since` until each is live and at `head`; those that are not within `patienceMs` count with it. */
export async function timesToHead(
  crowd: readonly LightClient[],
  {
    stream,
    head,
    patienceMs,
    since = performance.now(),
  }: { stream: StreamName; head: number; patienceMs: number; since?: number },
): Promise<number[]> {
  const waiting = new Set(crowd);
  const times: number[] = [];
  await until(() => {
    for (const client of waiting) {
      if (!client.isLive() || client.position(stream) < head) continue;
      times.push(performance.now() - since);
      waiting.delete(client);
    }
    return waiting.size === 0;
  }, patienceMs);
  return [...times, ...Array.from(waiting, () => patienceMs)];
}

/** Waits until it is true, or the time is up; gives whether it came true. */
export async function until(isTrue: () => boolean, patienceMs: number): Promise<boolean> {
  const giveUpAt = performance.now() + patienceMs;
  while (!isTrue()) {
    if (performance.now() > giveUpAt) return false;
    await sleep(10);
  }
  return true;
}
