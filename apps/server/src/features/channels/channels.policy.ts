import type { Channel, UserId, WorkspaceRole } from '@parley/protocol';
import type { Verdict } from '../../platform/permit.js';

/** A channel as one person stands to it. */
export interface ChannelView {
  readonly channel: Channel;
  readonly userId: UserId;
  /** Their role in the channel's workspace; null for those who do not belong to it. */
  readonly role: WorkspaceRole | null;
  readonly isMember: boolean;
}

/** What decides over reading, so that it can be asked for many channels at once. */
export type Visibility = Pick<ChannelView, 'role' | 'isMember'> & { readonly kind: Channel['kind'] };

/** Members of a workspace read its public channels; any other channel exists for its members only. */
export function canSee({ role, isMember, kind }: Visibility): boolean {
  return role !== null && (kind === 'public' || isMember);
}

export function maySee(view: ChannelView): Verdict {
  return canSee({ ...view, kind: view.channel.kind }) ? 'allowed' : 'not_found';
}

/** Direct conversations have neither door nor name: nobody joins, leaves, renames or closes them. */
function isDirect({ channel }: ChannelView): boolean {
  return channel.memberIds !== null;
}

export function mayJoin(view: ChannelView): Verdict {
  if (maySee(view) !== 'allowed') return 'not_found';
  if (view.isMember) return 'allowed';
  return view.channel.archivedAt === null ? 'allowed' : 'channel_archived';
}

export function mayLeave(view: ChannelView): Verdict {
  if (maySee(view) !== 'allowed') return 'not_found';
  return isDirect(view) ? 'forbidden' : 'allowed';
}

export function mayAddMembers(view: ChannelView): Verdict {
  return memberVerdict(view);
}

export function maySetTopic(view: ChannelView): Verdict {
  return memberVerdict(view);
}

function memberVerdict(view: ChannelView): Verdict {
  if (maySee(view) !== 'allowed') return 'not_found';
  if (isDirect(view) || !view.isMember) return 'forbidden';
  return view.channel.archivedAt === null ? 'allowed' : 'channel_archived';
}

/** As for sending a message: members, while the channel is open; direct conversations too. */
export function mayType(view: ChannelView): Verdict {
  if (maySee(view) !== 'allowed') return 'not_found';
  if (!view.isMember) return 'forbidden';
  return view.channel.archivedAt === null ? 'allowed' : 'channel_archived';
}

/** Its creator, an owner or an admin: removes people, archives and opens again. */
export function mayManage(view: ChannelView): Verdict {
  if (maySee(view) !== 'allowed') return 'not_found';
  if (isDirect(view)) return 'forbidden';
  const isKeeper = view.channel.createdBy === view.userId || view.role === 'owner' || view.role === 'admin';
  return isKeeper ? 'allowed' : 'forbidden';
}

export function mayRename(view: ChannelView): Verdict {
  const verdict = mayManage(view);
  if (verdict !== 'allowed') return verdict;
  return view.channel.archivedAt === null ? 'allowed' : 'channel_archived';
}
