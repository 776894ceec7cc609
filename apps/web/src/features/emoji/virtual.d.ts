declare module 'virtual:emoji/*' {
  import type { EmojiRecord } from './emoji-record.js';

  export const records: readonly EmojiRecord[];
}
