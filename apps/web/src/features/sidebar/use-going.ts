import { useNavigate, useRouter } from '@tanstack/react-router';
import { useEffect, useMemo } from 'react';
import { useChat } from '../../client.js';
import { afterFrame } from '../../ui/after-frame.js';
import { useWorkspaceSlug } from '../page/index.js';
import { createGoing, type Going } from './going.js';

/** One for the list and its keys. */
export function useGoing(): Going {
  const chat = useChat();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const router = useRouter();
  const going = useMemo(
    () =>
      createGoing({
        navigate: (channelId) => void navigate({ to: '/w/$slug/c/$channelId', params: { slug, channelId } }),
        afterFrame,
        now: () => performance.now(),
      }),
    [navigate, slug],
  );
  useEffect(() => chat.store.subscribe(going.noteFollowed), [chat, going]);
  useEffect(
    () =>
      router.subscribe('onBeforeNavigate', ({ pathChanged }) => {
        // What the page itself writes into its address leads nobody elsewhere.
        if (pathChanged) going.giveUp();
      }),
    [router, going],
  );
  return going;
}
