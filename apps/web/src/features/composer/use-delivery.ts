import { calledPeople, channelAddMembers, type UserId } from '@parley/protocol';
import { useCallback, useRef, useState } from 'react';
import { useChat } from '../../client.js';
import type { Enclosed } from '../enclosures/index.js';
import { useCommand } from '../problems/index.js';
import { askAbove, audienceOf, callsCrowd, membersOf, outsidersOf } from './audience.js';

export interface Asked {
  readonly wire: string;
  readonly enclosed: Enclosed | undefined;
  /** Infinity when it is not known. */
  readonly people: number;
}

type Deliver = (wire: string, enclosed?: Enclosed) => void;

export interface Delivery {
  /** Sends the text, after asking when it calls very many. */
  readonly deliver: Deliver;
  readonly asked: Asked | undefined;
  readonly answer: (isMeant: boolean) => void;
  /** People who were named and do not belong to the channel. */
  readonly outsiders: readonly UserId[];
  readonly addOutsiders: () => Promise<void>;
  readonly dismissOutsiders: () => void;
}

/** What stands between Enter and the message: many people are not called by accident, and nobody is called in vain. */
export function useDelivery(channelId: string, send: Deliver): Delivery {
  const chat = useChat();
  const run = useCommand();
  const [asked, setAsked] = useState<Asked>();
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
      const called = calledPeople(wire);
      if (!callsCrowd(called)) return pass(wire, enclosed);
      if (isAsking.current) return;
      isAsking.current = true;
      const isWhole = called.isEverybody || called.isHere;
      const members = isWhole ? membersOf(chat.store.getState(), channelId) : Promise.resolve(undefined);
      void members
        .catch(() => undefined)
        .then((known) => {
          isAsking.current = false;
          const people = audienceOf(chat.store.getState(), called, known);
          if (people > askAbove) setAsked({ wire, enclosed, people });
          else pass(wire, enclosed);
        });
    },
    [chat, channelId, pass],
  );

  return {
    deliver,
    asked,
    answer: (isMeant) => {
      setAsked(undefined);
      if (isMeant && asked) pass(asked.wire, asked.enclosed);
    },
    outsiders,
    addOutsiders: async () => {
      const added = await run(channelAddMembers, { channelId, memberIds: [...outsiders] });
      if (added) setOutsiders([]);
    },
    dismissOutsiders: () => setOutsiders([]),
  };
}
