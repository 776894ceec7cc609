import { createHash } from 'node:crypto';
import { DomainError } from '../domain-error.js';
import type { Command, ReceiptForm, Transaction } from '../unit-of-work.js';

const whole: ReceiptForm<unknown> = { keep: (result) => result, restore: async (kept) => kept };

/**
 * Does the work of a command once. Its receipt is claimed before anything else, so that a duplicate that arrives while
 * the first is still running waits for its end, and only then is answered or takes its place.
 */
export async function onceOnly<T>(
  transaction: Transaction,
  command: Command,
  {
    work,
    receipt = whole as ReceiptForm<T>,
  }: { work: (transaction: Transaction) => Promise<T>; receipt?: ReceiptForm<T> | undefined },
): Promise<T> {
  const { db, now } = transaction;
  const { actor, commandId, type } = command;
  const payloadHash = createHash('sha256').update(JSON.stringify(command.payload)).digest();
  const claimed = await db.$executeRaw`
    INSERT INTO command_receipt (user_id, command_id, type, payload_hash, result, recorded_at)
    VALUES (${actor.userId}::uuid, ${commandId}::uuid, ${type}, ${payloadHash}, 'null', ${now})
    ON CONFLICT DO NOTHING`;
  const at = { userId_commandId: { userId: actor.userId, commandId } };
  if (claimed === 0) {
    const first = await db.commandReceipt.findUniqueOrThrow({ where: at });
    if (first.type !== type || !payloadHash.equals(first.payloadHash))
      throw new DomainError('idempotency_conflict');
    return receipt.restore(first.result, transaction);
  }
  const result = await work(transaction);
  const kept = JSON.stringify(receipt.keep(result) ?? null);
  await db.$executeRaw`
    UPDATE command_receipt SET result = ${kept}::jsonb
    WHERE user_id = ${actor.userId}::uuid AND command_id = ${commandId}::uuid`;
  return result;
}
