import { channelStream, type StreamName } from '@parley/protocol';
import { createLightClient, type LightClient } from '../crew/light-client.js';
import { type RealClient, startRealClient } from '../crew/real-client.js';
import type { Person, Workspace } from '../crew/workspace.js';
import type { History } from '../history/history.js';

export interface CrewParts {
  readonly workspace: Workspace;
  readonly people: readonly Person[];
  /** Loses its membership in the middle; belongs to the last channel only. */
  readonly victim: Person;
  readonly url: string;
  readonly history: History;
  readonly random: () => number;
  readonly lightClients: number;
  readonly realClients: number;
  readonly channels: number;
}

/** Everybody who writes and reads in one campaign. */
export interface Crew {
  readonly streams: readonly StreamName[];
  /** Of the channel the victim is taken out of. */
  readonly victimChannelId: string;
  readonly light: readonly LightClient[];
  readonly real: readonly RealClient[];
  readonly victim: LightClient;
  inFlight(): number;
  stop(): Promise<void>;
}

/** Of the light clients; people wait longer, but a campaign wants them back in the fire. */
const firstRetryMs = 250;

export async function gatherCrew(parts: CrewParts): Promise<Crew> {
  const { workspace, people, history, random, url } = parts;
  const name = (index: number) => `c${history.seed}-${index}-${Math.floor(random() * 1e9).toString(36)}`;
  const channelIds: string[] = [];
  for (let index = 0; index < parts.channels; index += 1) {
    const isLast = index === parts.channels - 1;
    const members = isLast ? [...people, parts.victim] : people;
    channelIds.push(await workspace.addChannel(name(index), { members, isPrivate: isLast }));
  }
  const streams = channelIds.map(channelStream);
  const nth = <T>(list: readonly T[], index: number) => list[index % list.length] as T;
  const shared = { url, workspaceId: workspace.id, random, history, firstRetryMs };
  const light = Array.from({ length: parts.lightClients }, (_, index) => {
    const person = nth(people, index);
    return createLightClient({
      ...shared,
      name: `light ${index + 1}`,
      personId: person.id,
      call: person.browser.call,
      streams: [...new Set([nth(streams, index), nth(streams, index + 1)])],
    });
  });
  const victim = createLightClient({
    ...shared,
    name: 'victim',
    personId: parts.victim.id,
    call: parts.victim.browser.call,
    streams: streams.slice(-1),
  });
  const real = Array.from({ length: parts.realClients }, (_, index) => {
    const person = nth(people, index);
    return startRealClient({
      name: `real ${index + 1}`,
      personId: person.id,
      browser: person.browser,
      workspaceSlug: workspace.slug,
      url,
      stream: nth(streams, index),
      history,
    });
  });
  for (const client of [...light, victim]) client.start();
  return {
    streams,
    victimChannelId: channelIds.at(-1) as string,
    light,
    real,
    victim,
    inFlight: () => [...light, ...real].reduce((sum, client) => sum + client.inFlight(), 0),
    stop: async () => {
      for (const client of [...light, victim]) client.stop();
      await Promise.all(real.map((client) => client.chat.dispose()));
    },
  };
}
