import { messageListed } from '@parley/protocol';
import { useEffect } from 'react';
import { call, useChat } from '../../client.js';
import type { EditPlace } from './editing.js';
import { watchEdits } from './watch-edits.js';

async function isThere({ channelId, sequence }: EditPlace): Promise<boolean | null> {
  const query = { sequences: `${sequence}` };
  const answer = await call(messageListed, { params: { channelId }, query });
  if (answer.ok) return answer.result.messages.length > 0;
  return answer.error.code === 'not_found' ? false : null;
}

/** Lets go of what is written in place of messages that are gone. */
export function FollowEdits() {
  const { store } = useChat();
  useEffect(() => watchEdits(store, isThere), [store]);
  return null;
}
