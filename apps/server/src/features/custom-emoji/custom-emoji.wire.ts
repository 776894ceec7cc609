import type { CustomEmoji } from '@parley/protocol';

/** A row of `custom_emoji` without its picture. */
export interface EmojiRow {
  readonly id: string;
  readonly workspaceId: string;
  readonly name: string;
  /** Of the picture, in hexadecimal. */
  readonly hash: string;
  readonly addedBy: string;
  readonly version: number | bigint;
}

export function emojiFromRow({ hash, ...row }: EmojiRow): CustomEmoji {
  return { ...row, url: `/api/v1/emoji/${row.id}/${hash}`, version: Number(row.version) };
}
