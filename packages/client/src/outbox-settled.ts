import type { Ack } from '@parley/protocol';

/** Enough to outlast any message that is still on its way between two tabs. */
const mostRemembered = 500;

/** What became of the commands that were here last, so that news from before brings none of them back. */
export interface SettledCommands {
  has(commandId: string): boolean;
  /** Null: it is over, and nobody was told how. */
  answerOf(commandId: string): Ack | null;
  /** The first answer that says something stands. */
  add(commandId: string, answer: Ack | null): void;
  clear(): void;
}

export function createSettledCommands(): SettledCommands {
  const answers = new Map<string, Ack | null>();
  return {
    has: (commandId) => answers.has(commandId),
    answerOf: (commandId) => answers.get(commandId) ?? null,
    add(commandId, answer) {
      if (answers.get(commandId)) return;
      answers.set(commandId, answer);
      const [oldest] = answers.keys();
      if (answers.size > mostRemembered && oldest !== undefined) answers.delete(oldest);
    },
    clear: () => answers.clear(),
  };
}
