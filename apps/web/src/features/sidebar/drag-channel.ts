import type { ChannelId } from '@parley/protocol';

const kind = 'application/x-parley-channel';

/** What a row that is dragged carries. While it is on its way only its kind can be read, not what it is. */
export const draggedChannel = {
  put(data: DataTransfer, channelId: ChannelId): void {
    data.setData(kind, channelId);
    data.effectAllowed = 'move';
  },
  isIn: (data: DataTransfer): boolean => data.types.includes(kind),
  take: (data: DataTransfer): ChannelId | undefined => data.getData(kind) || undefined,
};
