import type { Checklist, Message, Poll, Reaction } from '@parley/protocol';

/** A row of `message`, read with `messageColumns`. */
export interface MessageRow {
  readonly id: string;
  readonly channelId: string;
  readonly sequence: number | bigint;
  readonly version: number | bigint;
  readonly authorId: string;
  readonly clientMessageId: string;
  readonly text: string;
  readonly mentions: string[];
  readonly createdAt: Date;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
  /** As `reactionsOf` reads it. */
  readonly reactions: unknown;
  readonly pinnedAt: Date | null;
  readonly pinnedBy: string | null;
  readonly threadRootId: string | null;
  readonly alsoInChannel: boolean | null;
  readonly replyCount: number | null;
  readonly lastReplyAt: Date | null;
  readonly replyAuthorIds: string[] | null;
  /** As `enclosuresOf` reads them. */
  readonly poll: unknown;
  readonly checklist: unknown;
}

/** The kinds of reaction kept with a message; written by this slice alone, so it is what it says. */
export function reactionsOf(row: Pick<MessageRow, 'reactions'>): readonly Reaction[] {
  return (row.reactions as Reaction[] | null) ?? [];
}

/** What a message encloses; written by this slice alone, so it is what it says. */
export function enclosuresOf({ poll, checklist }: Pick<MessageRow, 'poll' | 'checklist'>): {
  poll?: Poll;
  checklist?: Checklist;
} {
  return {
    ...(poll ? { poll: poll as Poll } : {}),
    ...(checklist ? { checklist: checklist as Checklist } : {}),
  };
}

export function messageFromRow(row: MessageRow): Message {
  const reactions = reactionsOf(row);
  return {
    id: row.id,
    channelId: row.channelId,
    sequence: Number(row.sequence),
    version: Number(row.version),
    authorId: row.authorId,
    clientMessageId: row.clientMessageId,
    text: row.text,
    mentions: row.mentions,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    ...(reactions.length > 0 && { reactions: [...reactions] }),
    ...(row.pinnedAt && { pinnedAt: row.pinnedAt.toISOString() }),
    ...(row.pinnedBy && { pinnedBy: row.pinnedBy }),
    ...(row.threadRootId !== null && { threadRootId: row.threadRootId }),
    ...(row.alsoInChannel && { alsoInChannel: true as const }),
    ...summaryOf(row),
    ...enclosuresOf(row),
  };
}

/** Left out of messages that have no replies, so that they stay small. */
function summaryOf({ replyCount, lastReplyAt, replyAuthorIds }: MessageRow): Pick<Message, 'thread'> {
  if (!replyCount || !lastReplyAt) return {};
  const participantIds = replyAuthorIds ?? [];
  return { thread: { replyCount, lastReplyAt: lastReplyAt.toISOString(), participantIds } };
}
