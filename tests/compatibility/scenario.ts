import type { ChatClient, HttpCall } from '@parley/client';
import {
  type Ack,
  channelCreate,
  channelMarkRead,
  channelMembers,
  channelSetTopic,
  commandEndpoint,
  messageDelete,
  messageEdit,
  messageHistory,
  messageSend,
  replay,
  sessionRead,
  setup,
} from '@parley/protocol';

export const story = {
  workspaceName: 'Fernweh',
  channelName: 'plans',
  /** As they stand in the end, oldest first. */
  texts: ['We leave on Monday', 'Who brings the map, and a torch?'],
} as const;

export interface Cast {
  readonly call: HttpCall;
  readonly chat: (slug: string) => ChatClient;
  readonly newId: () => string;
}

/** What every client does in its first minutes: the ways a release may not close. */
export async function playStory({ call, chat, newId }: Cast): Promise<void> {
  const account = { name: 'Anna', email: 'anna@example.com', password: 'a long password' };
  const founded = granted(await call(setup, { body: { account, workspaceName: story.workspaceName } }));
  granted(await call(sessionRead));
  const client = chat(founded.workspaceSlug);
  await until(client, (state) => state.connection.status === 'connected');
  const workspaceId = client.store.getState().me?.workspace.id ?? '';
  const { channel } = granted(
    await client.send(channelCreate, { workspaceId, kind: 'public', name: story.channelName }),
  );
  const channelId = channel.id;
  client.timelines.open(channelId);
  await until(client, (state) => state.channels.get(channelId)?.timeline.status === 'ready');
  const [first, second, third] = [
    granted(await client.send(messageSend, { channelId, text: story.texts[0] })).message,
    granted(await client.send(messageSend, { channelId, text: 'Who brings the map?' })).message,
    granted(await client.send(messageSend, { channelId, text: 'Never mind' })).message,
  ];
  granted(await client.send(messageEdit, { messageId: second.id, text: story.texts[1] }));
  granted(await client.send(messageDelete, { messageId: third.id }));
  granted(await client.send(channelMarkRead, { channelId, sequence: second.sequence }));
  granted(await client.send(channelSetTopic, { channelId, topic: 'By train' }));
  granted(await call(messageHistory, { params: { channelId }, query: { around: first.sequence } }));
  granted(await call(channelMembers, { params: { channelId }, query: {} }));
  granted(await call(replay, { params: { stream: `channel:${channelId}` }, query: { fromSeq: 0 } }));
  const frame = { commandId: newId(), payload: { channelId, topic: 'By night train' } };
  granted(await call(commandEndpoint, { params: { type: channelSetTopic.type }, body: frame }));
  await until(client, (state) => state.channels.get(channelId)?.channel.topic === 'By night train');
  await client.dispose();
}

function granted<T>(answer: Ack<T>): T {
  if (!answer.ok) throw new Error(`${answer.error.code}: ${answer.error.message}`);
  return answer.result;
}

type State = ReturnType<ChatClient['store']['getState']>;

/** The test's own time-out is the limit. */
export function until(client: ChatClient, isSo: (state: State) => boolean): Promise<void> {
  return new Promise((resolve) => {
    const stop = client.store.subscribe((state) => {
      if (!isSo(state)) return;
      stop();
      resolve();
    });
    if (isSo(client.store.getState())) {
      stop();
      resolve();
    }
  });
}
