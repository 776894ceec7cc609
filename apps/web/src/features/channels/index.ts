export { ChannelSkeleton } from './channel-skeleton.js';
export { ChannelGlyph, type ChannelGlyphProps, channelTitle } from './channel-title.js';
