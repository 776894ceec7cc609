import type { ChannelId } from '@parley/protocol';
import { useParams } from '@tanstack/react-router';

/** The channel that the address names, if it names one. */
export const useOpenChannelId = (): ChannelId | undefined =>
  useParams({ strict: false, select: ({ channelId }) => channelId });
