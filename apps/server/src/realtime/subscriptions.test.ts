import { channelStream, type StreamName } from '@parley/protocol';
import { expect, it } from 'vitest';
import type { LiveSocket } from './live-server.js';
import { createSentHeads } from './sent-heads.js';
import { createSubscriptions } from './subscriptions.js';

const stream = channelStream('019f0000-0000-7000-8000-000000000001');

it('[R-AUTH-2] lets nobody in whose access ends between the check and the joining', async () => {
  const rooms = new Set<string>();
  const data = { actor: { userId: 'anna', sessionId: 's' }, workspaceId: 'w', revocations: 0 };
  const socket = {
    ...{ id: 'socket', connected: true, rooms, data },
    join: (streams: string[]) => {
      for (const one of streams) rooms.add(one);
    },
  } as unknown as LiveSocket;
  let isAllowed = true;
  const revoke = () => {
    isAllowed = false;
    data.revocations += 1;
    rooms.delete(stream);
  };
  const subscriptions = createSubscriptions({
    access: {
      check: () => {
        const answer = Promise.resolve<ReadonlySet<StreamName>>(new Set(isAllowed ? [stream] : []));
        // As soon as the answer has been read, before anything else can happen.
        if (isAllowed) void answer.then(() => queueMicrotask(revoke));
        return answer;
      },
    },
    log: {
      positions: async (streams) => new Map(streams.map((one) => [one, { head: 0, floor: 0 }])),
      read: async () => ({ events: [], head: 0, floor: 0 }),
    },
    sentHeads: createSentHeads(),
    roomsReady: async () => undefined,
  });
  await subscriptions.subscribe(socket, { streams: [{ stream, fromSequence: 0 }] });
  expect([...rooms]).toEqual([]);
});
