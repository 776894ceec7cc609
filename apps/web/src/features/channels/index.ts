export { ChannelSkeleton } from './channel-skeleton.js';
export { ChannelGlyph, type ChannelGlyphProps, channelTitle, useChannelTitle } from './channel-title.js';
