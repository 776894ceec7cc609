import { type ChatState, isMuted, selectNotifications, selectThreadReading } from '@parley/client';
import { type Message, type NoticeReason, noticeReason } from '@parley/protocol';

/** Why the person is told of a message, as settings, what they follow and their access are now; null: they are not. */
export function reasonFor(state: ChatState, message: Message): NoticeReason | null {
  const { channelId, threadRootId } = message;
  const settings = selectNotifications(state);
  const me = state.me?.account.id;
  const channel = state.channels.get(channelId)?.channel;
  if (!settings || me === undefined || !channel) return null;
  const isFollowed =
    threadRootId !== undefined && selectThreadReading(channelId, threadRootId)(state) !== undefined;
  return noticeReason(message, { channel, settings, me, isFollowed, isMuted: isMuted(state, channelId) });
}
