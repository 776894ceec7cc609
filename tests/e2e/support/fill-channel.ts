import { randomUUID } from 'node:crypto';
import { connectionToken, messageSend, protocolVersion } from '@parley/protocol';
import { io } from 'socket.io-client';
import type { Person } from './person.js';

export interface Filling {
  readonly address: string;
  readonly workspaceId: string;
  readonly channelId: string;
  readonly count: number;
}

const inFlight = 200;

/** Sends many messages of many shapes over one live connection: `deep 0`, `deep 1`, … */
export async function fillChannel(person: Person, filling: Filling): Promise<void> {
  const { address, workspaceId, channelId, count } = filling;
  const { token } = await person.call(connectionToken, { body: { workspaceId } });
  const socket = io(address, { auth: { token, protocol: protocolVersion }, transports: ['websocket'] });
  try {
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', reject);
    });
    let next = 0;
    const sendSome = async (): Promise<void> => {
      while (next < count) {
        const payload = { channelId, clientMessageId: randomUUID(), text: textOf(next) };
        next += 1;
        const ack: unknown = await socket.emitWithAck(messageSend.type, { commandId: randomUUID(), payload });
        if (!(ack as { ok: boolean }).ok) throw new Error(`Refused: ${JSON.stringify(ack)}`);
      }
    };
    await Promise.all(Array.from({ length: inFlight }, sendSome));
  } finally {
    socket.disconnect();
  }
}

const words = 'The line above the ridge is drawn too thin, and the hut has moved since the last survey.';

/** Rows of very different heights, as in real talk. */
function textOf(index: number): string {
  const name = `deep ${index}`;
  switch (index % 11) {
    case 3:
      return `${name}\n${words.repeat(1 + (index % 5))}`;
    case 5:
      return `${name}\n\n- one\n- two\n- three`;
    case 7:
      return `${name} \`code\`\n\`\`\`\nconst height = ${index};\nconst width = ${index};\n\`\`\``;
    case 9:
      return `${name} ${words}`;
    default:
      return name;
  }
}
