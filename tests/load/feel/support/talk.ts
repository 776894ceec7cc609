import { randomUUID } from 'node:crypto';
import { connectionToken, messageSend, protocolVersion } from '@parley/protocol';
import { io } from 'socket.io-client';
import type { Person } from '../../../e2e/support/person.js';

export interface Talk {
  readonly address: string;
  readonly workspaceId: string;
  /** Taken in turns. */
  readonly channelIds: readonly string[];
  readonly perSecond: number;
}

/** Somebody who writes at an even pace until they are stopped; the answer says how many messages it were. */
export async function startTalk(person: Person, talk: Talk): Promise<{ stop(): number }> {
  const { address, workspaceId, channelIds, perSecond } = talk;
  const { token } = await person.call(connectionToken, { body: { workspaceId } });
  const socket = io(address, { auth: { token, protocol: protocolVersion }, transports: ['websocket'] });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  let sent = 0;
  const startedAt = performance.now();
  const timer = setInterval(() => {
    while (sent < ((performance.now() - startedAt) / 1_000) * perSecond) {
      const channelId = channelIds[sent % channelIds.length] as string;
      const text = `Message ${sent} of many, with **some** \`format\` in it`;
      const payload = { channelId, clientMessageId: randomUUID(), text };
      socket.emit(messageSend.type, { commandId: randomUUID(), payload }, () => undefined);
      sent += 1;
    }
  }, 5);
  return {
    stop() {
      clearInterval(timer);
      socket.disconnect();
      return sent;
    },
  };
}
