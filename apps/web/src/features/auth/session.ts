import { type ResultOf, type SignedIn, sessionRead, sessionSignOut } from '@parley/protocol';
import { queryOptions } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useCallback } from 'react';
import { call, disposeChats, forgetKept, queryClient, resultOf } from '../../client.js';
import { keepLastSession } from './last-session.js';

export type SessionState = ResultOf<typeof sessionRead>;

/** Who is signed in on this browser, as the server says. */
export const sessionQuery = queryOptions({
  queryKey: ['session'],
  queryFn: async (): Promise<SessionState> => {
    const state = resultOf(await call(sessionRead));
    keepLastSession(state.session);
    return state;
  },
  staleTime: Number.POSITIVE_INFINITY,
});

/** After signing in: the answer holds the session already, so nobody has to ask for it. */
export function rememberSession(session: SignedIn): void {
  keepLastSession(session);
  queryClient.setQueryData(
    sessionQuery.queryKey,
    (before): SessionState => ({
      demoAccounts: before?.demoAccounts ?? [],
      isSetUp: true,
      session,
    }),
  );
}

let forgetting: Promise<void> | undefined;

/**
 * After signing out, here or elsewhere: nothing of what the person could read stays on this device. Whoever asks while
 * it is being done waits for the same: a second time would cancel what the sign-in has begun to ask meanwhile.
 */
export function forgetSession(): Promise<void> {
  forgetting ??= forget().finally(() => {
    forgetting = undefined;
  });
  return forgetting;
}

async function forget(): Promise<void> {
  keepLastSession(null);
  await disposeChats();
  await forgetKept();
  queryClient.clear();
}

/** Signs out on this device and shows the sign-in. */
export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate();
  return useCallback(async () => {
    // Without a line the cookie stays; the sign-in screen then says that nobody can be reached.
    await call(sessionSignOut);
    const { clearDrafts } = await import('../composer/index.js');
    clearDrafts();
    await disposeChats({ forget: true });
    await forgetSession();
    await navigate({ to: '/sign-in', replace: true });
  }, [navigate]);
}
