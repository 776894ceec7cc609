import { useLingui } from '@lingui/react/macro';
import { type ChatState, selectMessageAt, selectReminders } from '@parley/client';
import { type Reminder, reminderComplete } from '@parley/protocol';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent } from 'react';
import { useChat } from '../../client.js';
import { enclosedBy, titleWords } from '../enclosures/index.js';
import { excerpt } from '../message-text/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { useCommand } from '../problems/index.js';
import { watchDue } from './due-notices.js';
import { placeNow } from './place-now.js';
import { showNotice } from './show-notice.js';
import { isFirstToTell } from './told-once.js';

/** How often is looked whether quiet hours are over. */
const lookAgainMs = 30_000;

const isDue = (state: ChatState, { id }: Reminder): boolean =>
  selectReminders(state).some((one) => one.id === id && one.state === 'due');

/** The words of the message it is about, as far as they are on this device. */
function wordsAbout(state: ChatState, { about }: Reminder): string {
  const message = about && selectMessageAt(about.channelId, about.sequence)(state);
  if (!message || message.deletedAt !== null) return '';
  return excerpt(state, titleWords(enclosedBy(message), message.text));
}

/**
 * Tells of a reminder when its time has come, as of messages: on the page or by the browser, by one tab. `openedAt`: when
 * the workspace was opened, in epoch milliseconds; the code of this comes later.
 */
export function useDueNotices(openedAt: number): void {
  const { t } = useLingui();
  const chat = useChat();
  const slug = useWorkspaceSlug();
  const run = useCommand();
  const navigate = useNavigate();

  const wayToShow = useEffectEvent(async (reminder: Reminder): Promise<(() => () => void) | null> => {
    const place = await placeNow(chat, slug, {
      isOpen: () => false,
      isOver: (state) => !isDue(state, reminder),
    });
    if (place === null) return null;
    const { id, text, about } = reminder;
    const show = () =>
      about
        ? void navigate({
            to: '/w/$slug/c/$channelId',
            params: { slug, channelId: about.channelId },
            search: { at: about.sequence },
          })
        : void navigate({ to: '/w/$slug/later', params: { slug }, search: { tab: 'reminders' } });
    return () =>
      showNotice(place, {
        ...{ id: `reminder-${id}`, tag: `reminder-${id}`, stays: true },
        title: text === '' ? t`Reminder of a message` : t`Reminder: ${text}`,
        body: wordsAbout(chat.store.getState(), reminder),
        action: about
          ? { label: t`Show`, onSelect: show }
          : { label: t`Done`, onSelect: () => void run(reminderComplete, { reminderId: id }) },
        onOpen: show,
      });
  });

  useEffect(() => {
    const notices = watchDue({
      store: chat.store,
      wayToShow: (reminder) => wayToShow(reminder),
      isFirstToTell,
      openedAt,
    });
    const timer = setInterval(notices.look, lookAgainMs);
    addEventListener('focus', notices.look);
    document.addEventListener('visibilitychange', notices.look);
    return () => {
      clearInterval(timer);
      removeEventListener('focus', notices.look);
      document.removeEventListener('visibilitychange', notices.look);
      notices.end();
    };
  }, [chat, openedAt]);
}
