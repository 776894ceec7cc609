import type { ChatState } from '@parley/client';
import { type ChannelId, isInMainLine } from '@parley/protocol';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import { useChatState } from '../../client.js';
import { previewQuery } from '../message-previews/index.js';
import { placeIn } from '../message-text/index.js';

interface LinkedReplyProps {
  readonly channelId: ChannelId;
  /** Sequence from the address. */
  readonly at: number;
}

/**
 * Whoever made an address may have known no more of a message than its sequence. When that is a reply which stands in
 * its thread alone, the thread is opened at it.
 */
export function LinkedReply({ channelId, at }: LinkedReplyProps) {
  const navigate = useNavigate({ from: '/w/$slug/c/$channelId' });
  const isElsewhere = useChatState((state) => isNotInLine(state, channelId, at));
  const { data } = useQuery({ ...previewQuery({ channelId, sequence: at }), enabled: isElsewhere });
  useEffect(() => {
    if (isElsewhere && data && !isInMainLine(data)) void navigate({ search: placeIn(data), replace: true });
  }, [isElsewhere, data, navigate]);
  return null;
}

/** Whether the line is loaded where the message would stand, and it does not stand there. */
function isNotInLine({ channels }: ChatState, channelId: ChannelId, at: number): boolean {
  const timeline = channels.get(channelId)?.timeline;
  if (timeline?.status !== 'ready') return false;
  const { rows, hasMoreBefore, hasMoreAfter } = timeline;
  const next = rows.indexFrom(at);
  const isInWindow = (next > 0 || !hasMoreBefore) && (next < rows.length || !hasMoreAfter);
  return isInWindow && rows.at(next)?.sequence !== at;
}
