import { useEffect } from 'react';
import { useChat } from '../../client.js';
import { announceNews } from '../news/index.js';

/** Reads out what others write into the open channel: author, then text. */
export function ChannelNews({ channelId }: { readonly channelId: string }) {
  const { store } = useChat();
  useEffect(
    () => announceNews(store, { windowOf: (state) => state.channels.get(channelId)?.timeline }),
    [store, channelId],
  );
  return null;
}
