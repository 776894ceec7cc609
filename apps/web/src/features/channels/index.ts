export { ChannelSkeleton } from './channel-skeleton.js';
export { ChannelGlyph, type ChannelGlyphProps, channelTitle, othersOf } from './channel-title.js';
