import type { ChatClient } from '@parley/client';
import { calledPeople } from '@parley/protocol';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { addedCalls, askAbove, audienceOf, callsCrowd, membersOf } from './audience.js';

/** What is about to call people. */
export interface CrowdCall {
  readonly channelId: string;
  /** The text as it is sent. */
  readonly wire: string;
  /** What it takes the place of, in an edit: whom that called is not asked about again. */
  readonly replaced?: string;
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
const newCalls = ({ wire, replaced }: Omit<CrowdCall, 'channelId'>) =>
  addedCalls(calledPeople(wire), replaced === undefined ? undefined : calledPeople(replaced));

/** Whether it has to be looked up how many people a text calls. Without that nobody is kept waiting. */
export const mayCallCrowd = (call: Omit<CrowdCall, 'channelId'>): boolean => callsCrowd(newCalls(call));

/** How many people a text calls, where that is so many that it is asked first; 0 otherwise. Infinity when it is not known. */
export async function crowdOf(chat: ChatClient, call: CrowdCall): Promise<number> {
  const called = newCalls(call);
  if (!callsCrowd(called)) return 0;
  const isWhole = called.isEverybody || called.isHere;
  const members = isWhole
    ? await membersOf(chat.store.getState(), call.channelId).catch(() => undefined)
    : undefined;
  const people = audienceOf(chat.store.getState(), called, members);
  return people > askAbove ? people : 0;
}

/** Asks before very many people are called; true at once where nobody needs to be asked. */
export async function isCrowdMeant(chat: ChatClient, call: CrowdCall, act: CrowdAct): Promise<boolean> {
  const people = await crowdOf(chat, call);
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
