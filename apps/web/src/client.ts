import {
  type ChatClient,
  type ChatState,
  createChatClient,
  createHttp,
  indexedDbCacheStorage,
} from '@parley/client';
import type { Ack, SignedIn, WireError } from '@parley/protocol';
import { QueryClient } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { forgetLostChannels } from './channel-queries.js';

/** Calls an endpoint of the server this page came from. The only way to it besides a chat client. */
export const call = createHttp({ baseUrl: '' });

/** A coded refusal, thrown where a promise must fail (queries); everywhere else refusals are values. */
export class Refusal extends Error {
  readonly error: WireError;
  constructor(error: WireError) {
    super(error.message);
    this.name = 'Refusal';
    this.error = error;
  }
}

/** The result of an answer, or a thrown `Refusal`: what a query function wants. */
export function resultOf<Result>(answer: Ack<Result>): Result {
  if (!answer.ok) throw new Refusal(answer.error);
  return answer.result;
}

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // Whether there is a line is the server's answer to give, not the browser's guess.
      networkMode: 'always',
      staleTime: 10_000,
      retry: (failures, error) => error instanceof Refusal && error.error.retryable && failures < 2,
    },
  },
});

const clients = new Map<string, ChatClient>();

/** The chat client of a workspace: made when first asked for, kept until `disposeChats`. */
export function chatFor(workspaceSlug: string): ChatClient {
  const kept = clients.get(workspaceSlug);
  if (kept) return kept;
  const created = createChatClient({ workspaceSlug, http: { baseUrl: '' } });
  clients.set(workspaceSlug, created);
  forgetLostChannels(queryClient, created.store);
  return created;
}

/** Ends every chat client. What is queued stays stored; `forget`: it goes as well, and the other tabs sign out. */
export async function disposeChats({ forget = false } = {}): Promise<void> {
  const ending = [...clients.values()];
  clients.clear();
  await Promise.all(ending.map((client) => client.dispose({ forget })));
}

/** Removes what the chat clients keep, but of the workspaces of this session. End the others: they would keep it again. */
export async function forgetKept(but?: SignedIn | null): Promise<void> {
  if (typeof indexedDB === 'undefined') return;
  const cache = indexedDbCacheStorage();
  const scope = but
    ? { everybodyBut: but.account.id, workspaceIds: but.workspaces.map(({ workspace }) => workspace.id) }
    : { everything: true as const };
  // Without a storage there is nothing to remove.
  await cache.wipe(scope).catch(() => {});
  await cache.close();
}

export const ChatContext = createContext<ChatClient | null>(null);

/** The chat client of the workspace on screen. */
export function useChat(): ChatClient {
  const chat = useContext(ChatContext);
  if (!chat) throw new Error('No workspace is open above this component');
  return chat;
}

/** A slice of the workspace's state; re-renders when what the selector gives is another value. */
export function useChatState<Slice>(selector: (state: ChatState) => Slice): Slice {
  return useStore(useChat().store, selector);
}
