import type { Ack } from '@parley/protocol';
import type { OutboxEntry } from './store/state.js';

/** Who waits in this tab for commands to be answered for good. */
export interface OutboxWaiters {
  wait(entry: OutboxEntry): Promise<Ack>;
  has(commandId: string): boolean;
  /** Nobody is told where nobody waits. */
  answer(commandId: string, ack: Ack): void;
  /** Answers all whose command has an answer now. */
  answerAll(answerTo: (entry: OutboxEntry) => Ack | null): void;
  /** `newest` stands for the others, and its answer is theirs. */
  handOver(newest: OutboxEntry, others: readonly OutboxEntry[]): void;
}

interface Waiter {
  readonly entry: OutboxEntry;
  readonly resolves: ((answer: Ack) => void)[];
}

/** `onAnswer` is called before somebody is told: they look at the store next. */
export function createOutboxWaiters(onAnswer: () => void): OutboxWaiters {
  const waiters = new Map<string, Waiter>();

  function answer(commandId: string, ack: Ack): void {
    const waiter = waiters.get(commandId);
    if (!waiter) return;
    waiters.delete(commandId);
    onAnswer();
    for (const resolve of waiter.resolves) resolve(ack);
  }

  return {
    wait: (entry) =>
      new Promise((resolve) => void waiters.set(entry.commandId, { entry, resolves: [resolve] })),
    has: (commandId) => waiters.has(commandId),
    answer,
    answerAll(answerTo) {
      for (const [commandId, { entry }] of [...waiters]) {
        const ack = answerTo(entry);
        if (ack) answer(commandId, ack);
      }
    },
    handOver(newest, others) {
      const waiter = waiters.get(newest.commandId) ?? { entry: newest, resolves: [] };
      waiters.set(newest.commandId, waiter);
      for (const { commandId } of others) {
        waiter.resolves.push(...(waiters.get(commandId)?.resolves ?? []));
        waiters.delete(commandId);
      }
    },
  };
}
