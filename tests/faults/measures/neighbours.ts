import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { seededRandom } from '@parley/client/testing';
import { channelStream, connectionToken } from '@parley/protocol';
import { createLightClient } from '../crew/light-client.js';
import { openRawLine, type RawLine } from '../crew/raw-line.js';
import { must, type Person } from '../crew/workspace.js';
import { emptyHistory } from '../history/history.js';
import { gatherCrowd, until } from './crowd.js';
import type { Measure } from './measure.js';
import { percentile } from './percentile.js';
import { onStage, type Stage } from './stage.js';

const megabyte = 1_048_576;
const fromProc = (pid: number, file: string, field: RegExp) =>
  Number(field.exec(readFileSync(`/proc/${pid}/${file}`, 'utf8'))?.[1]);

const round = (value: number) => Math.round(value * 100) / 100;

/** Milliseconds to each acknowledgement of a chat at twenty messages a second. */
async function chatFor(
  ms: number,
  { stage, url, text }: { stage: Stage; url: string; text: string },
): Promise<number[]> {
  const { workspace, people, stream } = stage;
  const person = people[0] as Person;
  const history = emptyHistory(1);
  const client = createLightClient({
    name: 'talker',
    personId: person.id,
    call: person.browser.call,
    url,
    workspaceId: workspace.id,
    streams: [stream],
    random: seededRandom(1),
    history,
  });
  client.start();
  await until(client.isLive, 30_000);
  for (const endsAt = performance.now() + ms; performance.now() < endsAt; await sleep(50))
    client.send(stream, text);
  await until(() => client.inFlight() === 0, 30_000);
  client.stop();
  return history.ops.filter((op) => op.outcome === 'ok').map((op) => op.settledAt - op.invokedAt);
}

export const slowReaders: Measure = {
  name: 'slow-readers',
  run: ({ seed, scale }) =>
    onStage({ seed, nodes: 1, redis: false }, async (stage) => {
      const { installation, workspace, people, stream } = stage;
      const size = Math.ceil(1_000 * scale);
      const node = installation.cluster.nodes[0];
      if (!node) throw new Error('There is no node.');
      const rss = () => fromProc(node.pid, 'status', /VmRSS:\s+(\d+)/) / 1_024;
      const enter = async (index: number): Promise<RawLine> => {
        const person = people[index % people.length] as Person;
        const { token } = must(
          await person.browser.call(connectionToken, { body: { workspaceId: workspace.id } }),
        );
        return new Promise((resolve, reject) => {
          const line = openRawLine(node.address, token, {
            onOpen: () =>
              line.request('stream.subscribe', { streams: [{ stream, fromSequence: 0 }] }, () =>
                resolve(line),
              ),
            onFrame: () => undefined,
            onClose: () => reject(new Error('A slow reader was not let in.')),
          });
        });
      };
      // Long texts, so that what is not read soon fills what the kernel keeps for a connection.
      const chat = (ms: number) => chatFor(ms, { stage, url: node.address, text: 'x'.repeat(9_000) });
      const lines: RawLine[] = [];
      for (let from = 0; from < size; from += 50)
        lines.push(
          ...(await Promise.all(
            Array.from({ length: Math.min(50, size - from) }, (_, at) => enter(from + at)),
          )),
        );
      const quiet = await chat(10_000);
      const before = rss();
      for (const line of lines) line.socket.pause();
      const loud = await chat(20_000);
      const after = rss();
      for (const line of lines) line.close();
      return [
        {
          what: `memory added by ${size} connections that read nothing`,
          value: Math.round(after - before),
          unit: 'MB',
          aim: 200,
        },
        {
          what: "others' acknowledgements beside them, p99 over p99 before",
          value: round(percentile(loud, 99) / percentile(quiet, 99)),
          unit: '×',
          aim: 1.2,
        },
      ];
    }),
};

export const wastedDelivery: Measure = {
  name: 'wasted-delivery',
  run: ({ seed }) =>
    onStage({ seed }, async (stage) => {
      const { installation, workspace, people, ports } = stage;
      const [busy, idle] = installation.cluster.nodes;
      if (!busy || !idle) throw new Error('There are not two nodes.');
      const received = () => fromProc(idle.pid, 'io', /rchar: (\d+)/);
      const during = async () => {
        const before = received();
        await chatFor(10_000, { stage, url: busy.address, text: 'x'.repeat(5_000) });
        return received() - before;
      };
      // Somebody is on the other node, in another channel: it is at work, and has no business with this one.
      const elsewhere = channelStream(await workspace.addChannel('elsewhere', { members: people }));
      installation.wire.pointTo(ports.slice(1));
      const others = await gatherCrowd({
        ...stage,
        url: installation.url,
        streams: [elsewhere],
        size: 1,
        seed,
      });
      const idleBefore = received();
      await sleep(10_000);
      const idleBytes = received() - idleBefore;
      const without = await during();
      const listeners = await gatherCrowd({
        ...stage,
        url: installation.url,
        streams: [stage.stream],
        size: 1,
        seed,
      });
      const withListener = await during();
      for (const client of [...others, ...listeners]) client.stop();
      const share = Math.max(0, without - idleBytes) / Math.max(megabyte / 8, withListener - idleBytes);
      return [
        {
          what: 'messages that reach a node without a listener, by bytes it read',
          value: round(share * 100),
          unit: '%',
          aim: 2,
        },
      ];
    }),
};
