import type { UserId } from '@parley/protocol';
import { useChatState } from '../../client.js';
import { Avatar, type AvatarProps } from '../../ui/avatar.js';

interface PersonAvatarProps extends Omit<AvatarProps, 'seed' | 'hue'> {
  readonly userId: UserId;
}

/** The avatar of somebody of the workspace, in the colour they chose. */
export function PersonAvatar({ userId, ...avatar }: PersonAvatarProps) {
  const hue = useChatState((state) => state.members.get(userId)?.avatarHue);
  return <Avatar {...avatar} seed={userId} hue={hue} />;
}
