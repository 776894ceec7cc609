import { setTimeout as sleep } from 'node:timers/promises';
import { connectionToken, type StreamName } from '@parley/protocol';
import type { Hostile } from '../injections/injection.js';
import { openRawLine, type RawLine } from './raw-line.js';
import { must, type Person, type Workspace } from './workspace.js';

export interface HostileParts {
  readonly url: string;
  readonly workspace: Workspace;
  readonly person: Person;
  readonly streams: readonly StreamName[];
}

/** A client that is let in, subscribes, and then behaves badly. */
export function createHostile({ url, workspace, person, streams }: HostileParts): Hostile {
  async function enter(): Promise<RawLine | undefined> {
    const answer = await person.browser.call(connectionToken, { body: { workspaceId: workspace.id } });
    if (!answer.ok) return undefined;
    return new Promise((resolve) => {
      const wanted = streams.map((stream) => ({ stream, fromSequence: 0 }));
      const line = openRawLine(url, must(answer).token, {
        onOpen: () => line.request('stream.subscribe', { streams: wanted }, () => resolve(line)),
        onFrame: () => undefined,
        onClose: () => resolve(undefined),
      });
    });
  }
  return {
    readSlowly: async (ms) => {
      const line = await enter();
      if (!line) return 0;
      line.socket.pause();
      await sleep(ms);
      line.close();
      return 1;
    },
    floodPings: async (ms) => {
      const line = await enter();
      if (!line) return 0;
      line.socket.pause();
      let pings = 0;
      for (const endsAt = performance.now() + ms; performance.now() < endsAt; await sleep(1)) {
        for (let burst = 0; burst < 50 && line.socket.readyState === line.socket.OPEN; burst += 1) {
          line.socket.ping('x'.repeat(100));
          pings += 1;
        }
      }
      line.close();
      return pings > 0 ? 1 : 0;
    },
  };
}
