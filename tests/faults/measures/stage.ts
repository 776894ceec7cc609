import { channelStream, type StreamName } from '@parley/protocol';
import { foundWorkspace, type Person, type Workspace } from '../crew/workspace.js';
import { type Installation, type InstallationOptions, openInstallation } from '../lab/installation.js';
import type { Measured } from './measure.js';

export interface Stage {
  readonly installation: Installation;
  /** What clients know: the front, or the wire where there is none. */
  readonly url: string;
  readonly workspace: Workspace;
  readonly people: readonly Person[];
  /** A channel of all of them. */
  readonly stream: StreamName;
  /** Ports of the nodes, for pointing the wire. */
  readonly ports: readonly number[];
}

export interface StageOptions extends InstallationOptions {
  /** Persons; a crowd shares them. */
  readonly people?: number;
}

/** Runs on an installation of its own, which is gone afterwards. */
export async function onStage(
  options: StageOptions,
  act: (stage: Stage) => Promise<readonly Measured[]>,
): Promise<readonly Measured[]> {
  const installation = await openInstallation(options);
  try {
    const url = options.front ? installation.cluster.address : installation.url;
    const workspace = await foundWorkspace(url);
    const people: Person[] = [];
    for (let index = 1; index <= (options.people ?? 10); index += 1)
      people.push(await workspace.addPerson(`Person ${index}`));
    const stream = channelStream(await workspace.addChannel('stage', { members: people }));
    const ports = installation.cluster.nodes.map((node) => Number(new URL(node.address).port));
    return await act({ installation, url, workspace, people, stream, ports });
  } finally {
    await installation.close();
  }
}
