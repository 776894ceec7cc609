import { useLingui } from '@lingui/react/macro';
import {
  type ChatState,
  hasRepliesInLine,
  isQuiet,
  selectIsLeading,
  selectNotifications,
} from '@parley/client';
import { isInMainLine, type Message, noticeReason } from '@parley/protocol';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useChat } from '../../client.js';
import { dismissToast, showToast } from '../../ui/toast.js';
import { channelTitle } from '../channels/index.js';
import { enclosedBy, titleWords } from '../enclosures/index.js';
import { excerpt } from '../message-text/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { memberName } from '../people/index.js';
import { isChosen, mayUseBrowser } from './device-choice.js';
import { isOver } from './is-over.js';
import { isSomeTabLookedAt, tellLookedAt } from './looked-at.js';
import { playNote } from './sound.js';
import { whereToTell } from './where-to-tell.js';

/** How long other devices get to say that they have read it. */
const waitMs = 800;

const standsInLine = (state: ChatState, message: Message): boolean =>
  isInMainLine(message) || hasRepliesInLine(state, message.channelId);

/** Whether the person has before them where the message stands. */
const isOnScreen = (
  state: ChatState,
  message: Message,
  { openId, openThread }: { readonly openId: string | undefined; readonly openThread: string | undefined },
): boolean =>
  openId === message.channelId && (standsInLine(state, message) || openThread === message.threadRootId);

/** Tells of messages in other channels: on the page while it is looked at, by the browser while no tab is. */
export function NoticeLayer() {
  const { t } = useLingui();
  const chat = useChat();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const { channelId: openId } = useParams({ strict: false });
  const { thread: openThread } = useSearch({ strict: false });

  const open = (message: Message) => {
    const { channelId, threadRootId, sequence } = message;
    window.focus();
    const search =
      threadRootId === undefined || standsInLine(chat.store.getState(), message)
        ? { at: sequence }
        : { thread: threadRootId, reply: sequence };
    void navigate({ to: '/w/$slug/c/$channelId', params: { slug, channelId }, search });
  };

  const words = (state: ChatState, message: Message) => {
    const channel = state.channels.get(message.channelId)?.channel;
    const author = memberName(state, message.authorId);
    const place = channel && channel.memberIds === null ? `#${channelTitle(state, channel)}` : null;
    const isReply = message.threadRootId !== undefined;
    const title =
      place === null ? author : isReply ? t`${author} in a thread in ${place}` : t`${author} in ${place}`;
    return { title, body: excerpt(state, titleWords(enclosedBy(message), message.text)) };
  };

  /** What shows it now; gives how to take it away. */
  const tell = useEffectEvent(async (message: Message): Promise<(() => void) | null> => {
    const state = chat.store.getState();
    const isLookedAt = document.hasFocus() && !document.hidden;
    const place = whereToTell({
      isLookedAt,
      isOpen: isOnScreen(state, message, { openId, openThread }),
      isOtherLookedAt: !isLookedAt && (await isSomeTabLookedAt(slug)),
      isLeading: selectIsLeading(state),
      mayUseBrowser: mayUseBrowser(),
      isQuiet: isQuiet(state, Date.now()),
      isOver: isOver(chat.store.getState(), message),
    });
    if (place === null) return null;
    const { title, body } = words(state, message);
    if (isChosen('notice-sound')) playNote();
    if (place === 'page') {
      // One per channel: a lively conversation does not fill the window.
      const id = `notice ${message.channelId}`;
      const onSelect = () => open(message);
      showToast({ id, text: title, detail: body, action: { label: t`Open`, onSelect } });
      return () => dismissToast(id);
    }
    const notice = new Notification(title, { body, tag: message.id, icon: '/icon-192.png', silent: true });
    notice.onclick = () => {
      notice.close();
      open(message);
    };
    return () => notice.close();
  });

  const wants = useEffectEvent((message: Message): boolean => {
    const state = chat.store.getState();
    const settings = selectNotifications(state);
    const me = state.me?.account.id;
    const channel = state.channels.get(message.channelId)?.channel;
    return (
      settings !== null &&
      me !== undefined &&
      channel !== undefined &&
      noticeReason(message, { channel, settings, me }) !== null
    );
  });

  useEffect(() => tellLookedAt(slug), [slug]);
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const shown = new Map<string, { readonly message: Message; readonly takeAway: () => void }>();
    const stopListening = chat.timelines.onArrival((message) => {
      if (!wants(message)) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        void tell(message).then((takeAway) => takeAway && shown.set(message.id, { message, takeAway }));
      }, waitMs);
      timers.add(timer);
    });
    // What is read on another device, or deleted, is not news any more.
    const stopWatching = chat.store.subscribe((state) => {
      for (const [id, { message, takeAway }] of shown) {
        if (!isOver(state, message)) continue;
        shown.delete(id);
        takeAway();
      }
    });
    return () => {
      stopListening();
      stopWatching();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [chat]);
  return null;
}
