import type { ChannelId, UserId } from '@parley/protocol';
import type { ModelWorkspace } from './model-workspace.js';

/** A private channel of these people, the first of whom has made it. */
export function modelChannel(
  workspace: ModelWorkspace,
  name: string,
  people: readonly [UserId, ...UserId[]],
): ChannelId {
  const [createdBy] = people;
  const { id } = workspace.addChannel({ kind: 'private', name, topic: '', createdBy, memberIds: null });
  for (const userId of people) workspace.join(id, userId, null);
  return id;
}
