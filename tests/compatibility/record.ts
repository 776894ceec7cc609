import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import {
  createChatClient,
  createHttp,
  type Fetch,
  type Line,
  memoryOutboxStorage,
  socketIoTransport,
  type Transport,
} from '@parley/client';
import { protocolVersion } from '@parley/protocol';
import type { Visitor } from '@parley/protocol/conformance';
import { playStory } from './scenario.js';
import { createMasks, type Step, type Transcript, transcriptUrl } from './transcript.js';

/** Plays the story with the client of this tree and writes down all that was said. */
export async function record(name: string, server: { url: string; visitor: Visitor }): Promise<void> {
  const mask = createMasks();
  const steps: Step[] = [];
  const told: Transcript['told'][number][] = [];

  const fetch: Fetch = async (url, { method = 'GET', body }) => {
    const path = url.slice(server.url.length);
    const sent = typeof body === 'string' ? body : undefined;
    const asked = { kind: 'http' as const, method, path, ...(sent && { body: JSON.parse(sent) }) };
    const at = steps.push(mask({ ...asked, status: 0, answer: null })) - 1;
    const answer = await server.visitor.request({ method, path, ...(sent && { body: sent }) });
    steps[at] = mask({ ...asked, status: answer.status, answer: answer.body });
    return new Response(JSON.stringify(answer.body), { status: answer.status });
  };
  const inner = socketIoTransport({ baseUrl: server.url });
  const transport: Transport = {
    open(handshake, listener) {
      steps.push(mask({ kind: 'open', auth: handshake.auth }));
      const line = inner.open(handshake, {
        onFrame(frameName, data) {
          told.push(mask({ name: frameName, data }));
          listener.onFrame(frameName, data);
        },
        onClose: listener.onClose,
      });
      const request: Line['request'] = (frameName, frame, reply) => {
        const at = steps.push(mask({ kind: 'ask', name: frameName, frame, answer: null })) - 1;
        line.request(frameName, frame, (answer) => {
          steps[at] = mask({ kind: 'ask', name: frameName, frame, answer });
          reply(answer);
        });
      };
      return { transport: 'websocket', request, close: () => line.close() };
    },
  };
  const http = { baseUrl: server.url, fetch };
  await playStory({
    call: createHttp(http),
    chat: (workspaceSlug) =>
      createChatClient({ workspaceSlug, http, transport, storage: memoryOutboxStorage() }),
    newId: randomUUID,
  });
  const client = name.replace(/^client-/, '');
  const written: Transcript = { client, protocol: protocolVersion, steps, told };
  writeFileSync(transcriptUrl(name), `${JSON.stringify(written, null, 1)}\n`);
}
