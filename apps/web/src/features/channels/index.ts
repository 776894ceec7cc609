export { asChannelName } from './as-channel-name.js';
export { ChannelBack } from './channel-back.js';
export { ChannelSkeleton } from './channel-skeleton.js';
export {
  ChannelGlyph,
  type ChannelGlyphProps,
  channelTitle,
  othersOf,
  useChannelTitle,
} from './channel-title.js';
