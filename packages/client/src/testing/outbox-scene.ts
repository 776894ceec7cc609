import { type Ack, channelMarkRead, type ErrorCode, errors, messageSend } from '@parley/protocol';
import { createOutbox } from '../outbox.js';
import { createOutboxShelf } from '../outbox-shelf.js';
import { memoryOutboxStorage, type OutboxStorage } from '../outbox-storage.js';
import { createChatStore } from '../store/chat-store.js';
import { lookedInto } from '../store/reducers/channels.js';
import { FakeClock, settle } from './fake-clock.js';
import {
  sampleChannel,
  sampleChannelId,
  sampleId,
  sampleMe,
  sampleMessage,
  sampleReadState,
  sampleState,
  sampleWorkspaceId,
} from './samples.js';

export const outboxOwner = { userId: sampleMe, workspaceId: sampleWorkspaceId };
export const outboxChannel = { ...lookedInto(sampleChannel()), isMember: true, readState: sampleReadState() };
export const refused = (code: ErrorCode, retryAfterMs?: number): Ack => ({
  ok: false,
  error: {
    code,
    message: code,
    retryable: errors[code].retry !== 'never',
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  },
});

interface Asked {
  readonly commandId: string;
  readonly type: string;
  readonly payload: { text?: string; sequence?: number };
  readonly answer: (ack: Ack) => void;
}

/** An outbox with a line, and all that goes over it. */
export async function openOutbox(storage: OutboxStorage = memoryOutboxStorage({ isDurable: true })) {
  const clock = new FakeClock();
  const store = createChatStore(queueMicrotask);
  store.change(() => ({ ...sampleState, channels: new Map([[sampleChannelId, outboxChannel]]) }));
  const asked: Asked[] = [];
  const outbox = createOutbox({
    clock,
    random: () => 0.5,
    store,
    shelf: createOutboxShelf({ storage, clock, onFault: () => {} }),
    ask: (type, frame) =>
      new Promise((answer) => asked.push({ ...(frame as Omit<Asked, 'answer' | 'type'>), type, answer })),
    tabs: { isLeader: () => true, toLeader: () => {}, tell: () => {} },
  });
  outbox.open(outboxOwner);
  await settle();
  outbox.lineUp();
  let made = 0;
  const send = (text: string, channelId = sampleChannelId) => {
    made += 1;
    const commandId = sampleId(700 + made);
    return outbox.submit({
      commandId,
      type: messageSend.type,
      payload: { channelId, clientMessageId: commandId, text },
      channelId,
    });
  };
  const markRead = (sequence: number, { type } = channelMarkRead as { readonly type: string }) => {
    made += 1;
    return outbox.submit({
      commandId: sampleId(700 + made),
      type,
      payload: { channelId: sampleChannelId, sequence },
      channelId: sampleChannelId,
    });
  };
  const accept = (one: Asked | undefined, sequence: number) =>
    one?.answer({
      ok: true,
      result: {
        message: sampleMessage(sequence, {
          authorId: sampleMe,
          clientMessageId: one.commandId,
          text: one.payload.text ?? '',
        }),
      },
    });
  const hold = (text: string, holdMs: number) => {
    made += 1;
    const commandId = sampleId(700 + made);
    const payload = { channelId: sampleChannelId, clientMessageId: commandId, text };
    void outbox.submit({ commandId, type: messageSend.type, payload, channelId: sampleChannelId, holdMs });
    return commandId;
  };
  const states = () => store.current().outbox.map((entry) => entry.state);
  return { clock, store, outbox, asked, send, hold, markRead, accept, states, storage };
}
