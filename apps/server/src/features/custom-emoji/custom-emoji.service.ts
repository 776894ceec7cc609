import { createHash } from 'node:crypto';
import {
  type CustomEmoji,
  type EmojiMediaType,
  emojiAdded,
  emojiRemoved,
  emojiRenamed,
  limits,
  type UserId,
  type WorkspaceId,
  workspaceStream,
} from '@parley/protocol';
import { type EmojiImageProblem, judgeEmojiImage } from '@parley/protocol/emoji-image';
import { findRole } from '../../platform/belonging.js';
import { reserveOne } from '../../platform/change.js';
import { DomainError } from '../../platform/domain-error.js';
import type { CommandContext } from '../../platform/handlers.js';
import type { Ids } from '../../platform/ids.js';
import { permit } from '../../platform/permit.js';
import { queriesOf } from '../../platform/queries.js';
import type { Transaction, UnitOfWork } from '../../platform/unit-of-work.js';
import { mayAdd, mayChange } from './custom-emoji.policy.js';
import {
  countEmoji,
  deleteEmoji,
  hasEmoji,
  insertEmoji,
  lockEmoji,
  lockWorkspace,
  renameEmojiRow,
} from './custom-emoji.repository.js';
import { type EmojiRow, emojiFromRow } from './custom-emoji.wire.js';
import { standardNames } from './standard-names.js';

export interface NewEmoji {
  readonly workspaceId: WorkspaceId;
  readonly name: string;
  /** The file as it was chosen. */
  readonly image: Uint8Array;
}

interface JudgedEmoji extends NewEmoji {
  readonly mediaType: EmojiMediaType;
  readonly hash: string;
  readonly userId: UserId;
}

const issues: Record<EmojiImageProblem, string> = {
  kind: 'is not a whole PNG, GIF or WebP picture',
  bytes: `must have at most ${limits.emojiBytes} bytes`,
  pixels: `must be at most ${limits.emojiPixels} pixels wide and high`,
};

/** A quarter of a SHA-256 is plenty to tell the pictures of one address apart. */
const hashOf = (image: Uint8Array): string => createHash('sha256').update(image).digest('hex').slice(0, 16);

/** @throws DomainError `invalid_input` when the file cannot be the picture of an emoji. */
export type AddEmoji = (emoji: NewEmoji, context: CommandContext) => Promise<CustomEmoji>;

/** What the file is called or said to be is never asked. */
export function createAdding({ unitOfWork, ids }: { unitOfWork: UnitOfWork; ids: Ids }): AddEmoji {
  return async (emoji, context) => {
    const { workspaceId, name, image } = emoji;
    const judged = judgeEmojiImage(image);
    if (typeof judged === 'string')
      throw new DomainError('invalid_input', { path: 'body.image', issue: issues[judged] });
    const hash = hashOf(image);
    const { mediaType } = judged;
    const payload = { workspaceId, name, hash };
    return unitOfWork.runCommand({ ...context, type: 'emoji.add', payload }, (transaction) =>
      addEmoji(transaction, ids, { ...emoji, mediaType, hash, userId: context.actor.userId }),
    );
  };
}

async function addEmoji(transaction: Transaction, ids: Ids, emoji: JudgedEmoji): Promise<CustomEmoji> {
  const { db, now } = transaction;
  const { workspaceId, name, hash, userId } = emoji;
  const rules = await lockWorkspace(db, workspaceId);
  const permitAdding = async () => permit(mayAdd(await findRole(db, workspaceId, userId), rules));
  await permitAdding();
  await requireFree(transaction, workspaceId, name);
  if ((await countEmoji(db, workspaceId)) >= limits.emojiPerWorkspace)
    throw new DomainError('limit_reached', { limit: 'emojiPerWorkspace' });
  const at = await reserveOne(transaction, workspaceStream(workspaceId));
  // Again under the stream's lock, which whoever removes somebody holds.
  await permitAdding();
  const row: EmojiRow = { id: ids.next(), workspaceId, name, hash, addedBy: userId, version: at.sequence };
  await insertEmoji(db, row, { ...emoji, addedAt: now });
  const added = emojiFromRow(row);
  transaction.record(at, emojiAdded, { emoji: added });
  return added;
}

async function requireFree({ db }: Transaction, workspaceId: WorkspaceId, name: string): Promise<void> {
  if (standardNames.has(name) || (await hasEmoji(queriesOf(db), workspaceId, name)))
    throw new DomainError('name_taken');
}

/** Another name for the same picture; texts and reactions keep the one they were written with. */
export async function renameEmoji(
  transaction: Transaction,
  { emojiId, name, userId }: { readonly emojiId: string; readonly name: string; readonly userId: UserId },
): Promise<CustomEmoji> {
  const { db } = transaction;
  const emoji = await lockEmoji(db, emojiId);
  if (!emoji) throw new DomainError('not_found');
  const { workspaceId } = emoji;
  const permitRenaming = async () =>
    permit(mayChange(emoji, { userId, role: await findRole(db, workspaceId, userId) }));
  await permitRenaming();
  if (emoji.name === name) return emojiFromRow(emoji);
  // Names are given one at a time.
  await lockWorkspace(db, workspaceId);
  await requireFree(transaction, workspaceId, name);
  const at = await reserveOne(transaction, workspaceStream(workspaceId));
  await permitRenaming();
  const row: EmojiRow = { ...emoji, name, version: at.sequence };
  await renameEmojiRow(db, row);
  const renamed = emojiFromRow(row);
  transaction.record(at, emojiRenamed, { emoji: renamed });
  return renamed;
}

/** The row goes, and with it the picture; texts and reactions keep its name. */
export async function removeEmoji(
  transaction: Transaction,
  { emojiId, userId }: { readonly emojiId: string; readonly userId: UserId },
): Promise<void> {
  const { db } = transaction;
  const emoji = await lockEmoji(db, emojiId);
  if (!emoji) throw new DomainError('not_found');
  const { workspaceId } = emoji;
  const permitRemoval = async () =>
    permit(mayChange(emoji, { userId, role: await findRole(db, workspaceId, userId) }));
  await permitRemoval();
  const at = await reserveOne(transaction, workspaceStream(workspaceId));
  await permitRemoval();
  await deleteEmoji(db, emojiId);
  transaction.record(at, emojiRemoved, { workspaceId, emojiId });
}
