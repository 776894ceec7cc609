import type { ChatClient } from '@parley/client';
import { calledPeople, limits } from '@parley/protocol';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import {
  addedCalls,
  askAbove,
  audienceOf,
  callsCrowd,
  type Known,
  membersOf,
  whoIsOnline,
} from './audience.js';

/** What is about to call people. */
export interface CrowdCall {
  readonly channelId: string;
  /** The text as it is sent. */
  readonly wire: string;
  /** What it takes the place of, in an edit: whom that called is not asked about again. */
  readonly replaced?: string;
  /** It is sent at another time: nobody knows who is there then. */
  readonly isLater?: boolean;
}

/** What happens when many people are meant. */
export type CrowdAct = 'send' | 'save' | 'schedule';

interface Asked {
  readonly act: CrowdAct;
  /** Infinity when it is not known. */
  readonly people: number;
  readonly answer: (isMeant: boolean) => void;
}

const store = createStore<{ readonly asked: Asked | null }>(() => ({ asked: null }));

export const useAskedCrowd = (): Asked | null => useStore(store, ({ asked }) => asked);

/** Whom the text calls that are not called already. */
function callsOf({ wire, replaced }: Pick<CrowdCall, 'wire' | 'replaced'>) {
  const before = replaced === undefined ? undefined : calledPeople(replaced);
  return { called: addedCalls(calledPeople(wire), before), before };
}

/** Whether it has to be looked up how many people a text calls. Without that nobody is kept waiting. */
export const mayCallCrowd = (call: Pick<CrowdCall, 'wire' | 'replaced'>): boolean =>
  callsCrowd(callsOf(call).called);

/** How many others a text calls, where that is so many that it is asked first; 0 otherwise. Infinity when it is not known. */
export async function crowdOf(chat: ChatClient, call: CrowdCall): Promise<number> {
  const { called, before } = callsOf(call);
  if (!callsCrowd(called)) return 0;
  // Of what is sent later nobody has heard yet.
  const calls = { called, before: call.isLater ? undefined : before };
  const count = (known: Known) => audienceOf(chat.store.getState(), calls, known);
  // What is known more makes them fewer: it is asked for while they are too many.
  if (count({}) <= askAbove) return 0;
  const members = await membersOf(chat.store.getState(), call.channelId).catch(() => undefined);
  const people = count({ members });
  if (people <= askAbove) return 0;
  const { isHere, isEverybody } = called;
  const asksWhoIsThere = isHere && !isEverybody && call.isLater !== true;
  if (!asksWhoIsThere || !members || members.count > limits.hereMembers) return people;
  const online = await whoIsOnline(chat.store.getState()).catch(() => undefined);
  const there = count({ members, online });
  return there > askAbove ? there : 0;
}

/** Asks before very many people are called; true at once where nobody needs to be asked. */
export async function isCrowdMeant(
  chat: ChatClient,
  call: Omit<CrowdCall, 'isLater'>,
  act: CrowdAct,
): Promise<boolean> {
  const people = await crowdOf(chat, { ...call, isLater: act === 'schedule' });
  if (people === 0) return true;
  return new Promise((resolve) => {
    const answer = (isMeant: boolean) => {
      store.setState({ asked: null });
      resolve(isMeant);
    };
    // One question at a time: the one before was not answered with yes.
    store.getState().asked?.answer(false);
    store.setState({ asked: { act, people, answer } });
  });
}
