import {
  type CommandPayload,
  type MessageRules,
  type UserId,
  workspaceMessageRulesUpdated,
  workspaceStream,
} from '@parley/protocol';
import { findRole } from '../../platform/belonging.js';
import { reserveOne } from '../../platform/change.js';
import { permit } from '../../platform/permit.js';
import { queriesOf } from '../../platform/queries.js';
import type { Transaction } from '../../platform/unit-of-work.js';
import { findMessageRules, lockMessageRules, saveMessageRules } from './message-rules.repository.js';
import { maySetRules } from './workspaces.policy.js';

/** Once this is acknowledged, no edit or deletion goes by the rules of before. */
export async function setMessageRules(
  transaction: Transaction,
  wanted: CommandPayload<'workspace.setMessageRules'> & { readonly userId: UserId },
): Promise<MessageRules> {
  const { db } = transaction;
  const { workspaceId, userId, editWithinMs, deleteWithinMs, isHistoryVisible } = wanted;
  permit(maySetRules(await findRole(db, workspaceId, userId)));
  await lockMessageRules(db, workspaceId);
  permit(maySetRules(await findRole(db, workspaceId, userId)));
  const before = await findMessageRules(queriesOf(db), workspaceId);
  const isEmojiForKeepers = wanted.isEmojiForKeepers ?? before.isEmojiForKeepers ?? false;
  const isSame =
    before.editWithinMs === editWithinMs &&
    before.deleteWithinMs === deleteWithinMs &&
    before.isHistoryVisible === isHistoryVisible &&
    (before.isEmojiForKeepers ?? false) === isEmojiForKeepers;
  if (isSame) return before;
  const at = await reserveOne(transaction, workspaceStream(workspaceId));
  const messageRules = {
    editWithinMs,
    deleteWithinMs,
    isHistoryVisible,
    ...(isEmojiForKeepers && { isEmojiForKeepers }),
    version: at.sequence,
  };
  await saveMessageRules(db, workspaceId, messageRules);
  transaction.record(at, workspaceMessageRulesUpdated, { workspaceId, messageRules });
  return messageRules;
}
