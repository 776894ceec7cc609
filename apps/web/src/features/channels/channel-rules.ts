import { plural, t } from '@lingui/core/macro';
import { type Channel, channelCreate, limits, type UserId, type WorkspaceRole } from '@parley/protocol';

const nameRule = channelCreate.payload.shape.name;

/** Why this cannot be the name of a channel; undefined when it can. */
export function channelNameProblem(name: string): string | undefined {
  if (nameRule.safeParse(name).success) return undefined;
  if (name.trim() === '') return t`Give the channel a name.`;
  if ([...name].length > limits.channelNameLength) {
    return t`Use at most ${plural(limits.channelNameLength, { one: '# character', other: '# characters' })}.`;
  }
  return t`Use letters, digits, hyphens and underscores only.`;
}

export function topicProblem(topic: string): string | undefined {
  if (channelCreate.payload.shape.topic.safeParse(topic).success) return undefined;
  return t`Use at most ${plural(limits.channelTopicLength, { one: '# character', other: '# characters' })} in one line.`;
}

/** Whether somebody may rename, archive and take people out: who made the channel, owners and admins. */
export function canManage(channel: Channel, me: UserId, role: WorkspaceRole): boolean {
  return channel.memberIds === null && (channel.createdBy === me || role === 'owner' || role === 'admin');
}
