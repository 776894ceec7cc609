import { type ChatState, selectConnection } from '@parley/client';
import { useEffect, useEffectEvent } from 'react';
import { useChatState } from '../../client.js';

const selectIsUp = (state: ChatState) => selectConnection(state).status === 'connected';

/** Does something whenever the connection is there again: the time to ask anew for what could not be had without it. */
export function useLineBack(onBack: () => void): void {
  const isUp = useChatState(selectIsUp);
  const act = useEffectEvent(onBack);
  useEffect(() => {
    if (isUp) act();
  }, [isUp]);
}
