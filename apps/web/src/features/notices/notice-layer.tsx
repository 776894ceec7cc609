import { useLingui } from '@lingui/react/macro';
import { type ChatState, hasRepliesInLine, selectMessageAt } from '@parley/client';
import { isInMainLine, type Message, messageListed } from '@parley/protocol';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { call, useChat } from '../../client.js';
import { channelTitle } from '../channels/index.js';
import { enclosedBy, titleWords } from '../enclosures/index.js';
import { excerpt, placeUnder } from '../message-text/index.js';
import { useIsCovered, useOpenChannelId, useWorkspaceSlug } from '../page/index.js';
import { memberName } from '../people/index.js';
import { holdingKeywords } from './holding-keywords.js';
import { isOver } from './is-over.js';
import { tellLookedAt } from './looked-at.js';
import { isStillMissed, type MissedMessage, missedSince } from './missed.js';
import { missedWords } from './missed-words.js';
import { placeNow } from './place-now.js';
import { reasonFor } from './reason-for.js';
import { showNotice } from './show-notice.js';
import { useDueNotices } from './use-due-notices.js';
import { type Away, watchAway } from './watch-away.js';

/** How long other devices get to say that they have read it, and the server what one follows now. */
const waitMs = 800;

const standsInLine = (state: ChatState, message: Message): boolean =>
  isInMainLine(message) || hasRepliesInLine(state, message.channelId);

interface OnScreen {
  readonly openId: string | undefined;
  readonly openThread: string | undefined;
  /** A pane, such as that of the thread, lies over the channel. */
  readonly isCovered: boolean;
}

/** Whether the person has before them where the message stands. */
const isOnScreen = (
  state: ChatState,
  message: Message,
  { openId, openThread, isCovered }: OnScreen,
): boolean => {
  if (openId !== message.channelId) return false;
  const isInThread = message.threadRootId !== undefined && openThread === message.threadRootId;
  return isInThread || (!isCovered && standsInLine(state, message));
};

/** Messages of a channel as the server has them; none when it cannot be asked. */
async function listed(channelId: string, sequences: readonly number[]): Promise<readonly Message[]> {
  const query = { sequences: sequences.join(',') };
  const answer = await call(messageListed, { params: { channelId }, query });
  return answer.ok ? answer.result.messages : [];
}

/** A notice of what was missed, and how to take it away. */
interface Shown {
  readonly found: readonly MissedMessage[];
  readonly takeAway: () => void;
}

/** Tells of messages in other channels: on the page while it is looked at, by the browser while no tab is. */
export function NoticeLayer({ openedAt }: { readonly openedAt: number }) {
  const { t } = useLingui();
  const chat = useChat();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const openId = useOpenChannelId();
  const openThread = useSearch({ strict: false, select: ({ thread }) => thread });
  const isCovered = useIsCovered();
  useDueNotices(openedAt);

  const open = (message: Message) => {
    const { channelId, threadRootId, sequence } = message;
    const rootId = standsInLine(chat.store.getState(), message) ? undefined : threadRootId;
    const search = placeUnder(rootId, sequence);
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
    const place = await placeNow(chat, slug, {
      isOpen: (state) => isOnScreen(state, message, { openId, openThread, isCovered }),
      isOver: (state) => isOver(state, message),
    });
    if (place === null) return null;
    // One per channel: a lively conversation does not fill the window.
    const id = `notice ${message.channelId}`;
    const { title, body } = words(chat.store.getState(), message);
    const notice = { id, tag: message.id, title, body };
    return showNotice(place, { ...notice, action: { label: t`Open`, onSelect: () => open(message) } });
  });

  /** What came while there was no line and is not on screen now. */
  const missed = useEffectEvent(async (away: Away): Promise<readonly MissedMessage[]> => {
    const lookedAt = document.hasFocus() && !document.hidden ? openId : undefined;
    const isRead = ({ channelId, isReply }: MissedMessage) =>
      channelId === lookedAt && (isReply ? openThread !== undefined : !isCovered);
    const isToTell = (one: MissedMessage) => !isRead(one) && !away.isNews(one.channelId, one.sequence);
    const { forMe, others } = missedSince(chat.store.getState(), away.known);
    const source = { state: () => chat.store.getState(), list: listed };
    const byKeyword = await holdingKeywords(source, others.filter(isToTell));
    return [...forMe.filter(isToTell), ...byKeyword];
  });

  const openMissed = (found: readonly MissedMessage[]) => {
    const [first] = found;
    const isOnePlace = found.every((one) => one.channelId === first?.channelId);
    if (!first || !isOnePlace) void navigate({ to: '/w/$slug/unread', params: { slug } });
    else if (found.some((one) => one.isReply)) void navigate({ to: '/w/$slug/threads', params: { slug } });
    else void navigate({ to: '/w/$slug/c/$channelId', params: { slug, channelId: first.channelId } });
  };

  /** All of it in one notice; a single message that is on this device is told as itself. */
  const tellMissed = useEffectEvent(async (away: Away): Promise<Shown | null> => {
    const found = await missed(away);
    const [only] = found;
    if (!only) return null;
    const message =
      found.length === 1 && selectMessageAt(only.channelId, only.sequence)(chat.store.getState());
    if (message) {
      const takeAway = await tell(message);
      return takeAway && { found, takeAway };
    }
    const place = await placeNow(chat, slug, {
      isOpen: () => false,
      isOver: (state) => !isStillMissed(state, found),
    });
    if (place === null) return null;
    const { title, body } = missedWords(chat.store.getState(), found);
    const notice = { id: 'missed', tag: 'missed', title, body };
    const action = { label: t`Open`, onSelect: () => openMissed(found) };
    return { found, takeAway: showNotice(place, { ...notice, action }) };
  });

  useEffect(() => tellLookedAt(slug), [slug]);
  useEffect(() => {
    const timers = new Set<ReturnType<typeof setTimeout>>();
    const shown = new Map<string, { readonly message: Message; readonly takeAway: () => void }>();
    const stopListening = chat.timelines.onArrival((message) => {
      if (message.authorId === chat.store.getState().me?.account.id) return;
      const timer = setTimeout(() => {
        timers.delete(timer);
        // Not before: that a reply to one's own message makes one follow the thread comes in a stream of its own.
        if (reasonFor(chat.store.getState(), message) === null) return;
        void tell(message).then((takeAway) => takeAway && shown.set(message.id, { message, takeAway }));
      }, waitMs);
      timers.add(timer);
    });
    let missedShown: Shown | null = null;
    const stopAway = watchAway(chat, {
      waitMs,
      onBack: (away) =>
        void tellMissed(away).then((now) => {
          missedShown = now ?? missedShown;
        }),
    });
    // What is read on another device, or deleted, is not news any more.
    const stopWatching = chat.store.subscribe((state) => {
      if (missedShown && !isStillMissed(state, missedShown.found)) {
        missedShown.takeAway();
        missedShown = null;
      }
      for (const [id, { message, takeAway }] of shown) {
        if (!isOver(state, message)) continue;
        shown.delete(id);
        takeAway();
      }
    });
    return () => {
      stopListening();
      stopAway();
      stopWatching();
      for (const timer of timers) clearTimeout(timer);
    };
  }, [chat]);
  return null;
}
