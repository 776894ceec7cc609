import { t } from '@lingui/core/macro';
import type { ChatState } from '@parley/client';
import type { ChannelId, ChannelKind, UserId } from '@parley/protocol';
import { clsx } from 'clsx';
import { Hash, Lock, Users } from 'lucide-react';
import { useChatState } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { memberName, PersonAvatar, WithPresence } from '../people/index.js';

/** The people of a direct conversation without me; only me where I talk to myself. */
export function othersOf(state: ChatState, memberIds: readonly UserId[]): readonly UserId[] {
  const me = state.me?.account.id;
  const others = memberIds.filter((id) => id !== me);
  return others.length > 0 ? others : memberIds;
}

interface Named {
  readonly name: string | null;
  /** Null for channels, which have a name. */
  readonly memberIds: readonly UserId[] | null;
}

/** What a channel is called on the screen: its name, or the people of a direct conversation. */
export function channelTitle(state: ChatState, channel: Named): string {
  if (channel.memberIds === null) return channel.name ?? '';
  const others = othersOf(state, channel.memberIds);
  const [first] = others;
  if (others.length === 1 && first !== undefined) {
    const name = memberName(state, first);
    return first === state.me?.account.id ? t`${name} (you)` : name;
  }
  return others.map((id) => memberName(state, id).split(' ')[0]).join(', ');
}

/** The title of a channel by id; empty while it is not known. */
export function useChannelTitle(channelId: ChannelId): string {
  return useChatState((state) => {
    const known = state.channels.get(channelId);
    return known ? channelTitle(state, known.channel) : '';
  });
}

export interface ChannelGlyphProps {
  readonly kind: ChannelKind;
  readonly memberIds: readonly UserId[] | null;
  readonly className?: string | undefined;
}

/** The sign before a channel's name, 20 px wide: hash, lock, portrait or a small crowd. */
export function ChannelGlyph({ kind, memberIds, className }: ChannelGlyphProps) {
  const portrait = useChatState((state) => (kind === 'dm' ? othersOf(state, memberIds ?? [])[0] : undefined));
  const name = useChatState((state) => (portrait === undefined ? '' : memberName(state, portrait)));
  const crowd = useChatState((state) => (kind === 'group' ? othersOf(state, memberIds ?? []).length : 0));
  const isMe = useChatState((state) => portrait !== undefined && portrait === state.me?.account.id);
  if (portrait !== undefined)
    return (
      <WithPresence userId={isMe ? undefined : portrait}>
        <PersonAvatar name={name} userId={portrait} size={20} className={className} />
      </WithPresence>
    );
  if (kind === 'group') {
    return (
      <span
        aria-hidden
        className={clsx(
          'grid size-5 flex-none place-items-center rounded-[5px] bg-press text-[0.625rem] font-semibold text-ink-2 tabular-nums',
          className,
        )}
      >
        {crowd > 0 ? crowd : <Icon icon={Users} size={14} />}
      </span>
    );
  }
  return (
    <span className={clsx('grid size-5 flex-none place-items-center', className)}>
      <Icon icon={kind === 'private' ? Lock : Hash} size={kind === 'private' ? 14 : 16} />
    </span>
  );
}
