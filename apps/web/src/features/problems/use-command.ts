import type { SendPayload } from '@parley/client';
import type { CommandDefinition, CommandType, ResultOf } from '@parley/protocol';
import { useCallback } from 'react';
import { useChat } from '../../client.js';
import { showToast } from '../../ui/toast.js';
import { problemWords } from './problem-words.js';

/** Sends a command from a button: gives its result, or undefined after saying in a toast why it was refused. */
export function useCommand() {
  const chat = useChat();
  return useCallback(
    async <D extends CommandDefinition & { readonly type: CommandType }>(
      definition: D,
      payload: SendPayload<D>,
    ): Promise<ResultOf<D> | undefined> => {
      const answer = await chat.send(definition, payload);
      if (answer.ok) return answer.result;
      showToast({ text: problemWords(answer.error), tone: 'danger', id: `refused-${answer.error.code}` });
      return undefined;
    },
    [chat],
  );
}
