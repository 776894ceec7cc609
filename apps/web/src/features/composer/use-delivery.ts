import { calledPeople, channelAddMembers, type UserId } from '@parley/protocol';
import { useCallback, useRef, useState } from 'react';
import { useChat } from '../../client.js';
import { isCrowdMeant, mayCallCrowd, membersOf, outsidersOf } from '../crowd/index.js';
import type { Enclosed } from '../enclosures/index.js';
import { useCommand } from '../problems/index.js';

type Deliver = (wire: string, enclosed?: Enclosed) => void;

export interface Delivery {
  /** Sends the text, after asking when it calls very many. */
  readonly deliver: Deliver;
  /** People who were named and do not belong to the channel. */
  readonly outsiders: readonly UserId[];
  readonly addOutsiders: () => Promise<void>;
  readonly dismissOutsiders: () => void;
}

/** What stands between Enter and the message: many people are not called by accident, and nobody is called in vain. */
export function useDelivery(channelId: string, send: Deliver): Delivery {
  const chat = useChat();
  const run = useCommand();
  const [outsiders, setOutsiders] = useState<readonly UserId[]>([]);
  const isAsking = useRef(false);

  const pass = useCallback(
    (wire: string, enclosed?: Enclosed) => {
      send(wire, enclosed);
      setOutsiders([]);
      if (calledPeople(wire).userIds.length === 0) return;
      void membersOf(chat.store.getState(), channelId).then((members) =>
        setOutsiders(outsidersOf(chat.store.getState(), wire, members)),
      );
    },
    [chat, channelId, send],
  );

  const deliver = useCallback(
    (wire: string, enclosed?: Enclosed) => {
      if (!mayCallCrowd({ wire })) return pass(wire, enclosed);
      if (isAsking.current) return;
      isAsking.current = true;
      void isCrowdMeant(chat, { channelId, wire }, 'send').then((isMeant) => {
        isAsking.current = false;
        if (isMeant) pass(wire, enclosed);
      });
    },
    [chat, channelId, pass],
  );

  return {
    deliver,
    outsiders,
    addOutsiders: async () => {
      const added = await run(channelAddMembers, { channelId, memberIds: [...outsiders] });
      if (added) setOutsiders([]);
    },
    dismissOutsiders: () => setOutsiders([]),
  };
}
