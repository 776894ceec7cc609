import type { SendPayload } from '@parley/client';
import type { CommandDefinition, CommandType, ResultOf, WireError } from '@parley/protocol';
import { useCallback } from 'react';
import { useChat } from '../../client.js';
import { showToast } from '../../ui/toast.js';
import { problemWords } from '../problems/index.js';

/** `waits`: it is kept on this device and goes out by itself when the connection is back. */
export type Outcome<Result> =
  | { readonly kind: 'done'; readonly result: Result }
  | { readonly kind: 'waits' }
  | { readonly kind: 'refused'; readonly error: WireError };

const sayWhy = (error: WireError) =>
  showToast({ text: problemWords(error), tone: 'danger', id: `refused-${error.code}` });

/** Sends a command that one can be done with before there is a connection. */
export function useSendOrWait() {
  const chat = useChat();
  return useCallback(
    <D extends CommandDefinition & { readonly type: CommandType }>(definition: D, payload: SendPayload<D>) =>
      new Promise<Outcome<ResultOf<D>>>((resolve) => {
        let isWaiting = false;
        const onWaiting = () => {
          isWaiting = true;
          resolve({ kind: 'waits' });
        };
        void chat.send(definition, payload, { onWaiting }).then((answer) => {
          if (answer.ok) return resolve({ kind: 'done', result: answer.result });
          // Of what still waits when the page is left, or was taken back, there is nothing to say.
          if (isWaiting && answer.error.code !== 'unavailable') sayWhy(answer.error);
          resolve({ kind: 'refused', error: answer.error });
        });
      }),
    [chat],
  );
}

/** The same from a button: a refusal is said in a toast. */
export function useRunOrWait() {
  const send = useSendOrWait();
  return useCallback(
    async <D extends CommandDefinition & { readonly type: CommandType }>(
      definition: D,
      payload: SendPayload<D>,
    ): Promise<Outcome<ResultOf<D>>> => {
      const outcome = await send(definition, payload);
      if (outcome.kind === 'refused') sayWhy(outcome.error);
      return outcome;
    },
    [send],
  );
}
