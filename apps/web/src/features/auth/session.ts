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
    // The answer may come before anything is opened: what is not theirs any more must go then too (R-AUTH-1).
    void forgetKept(state.session);
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

/** After signing out, here or elsewhere: nothing of what the person could read stays on this device. */
export async function forgetSession(): Promise<void> {
  keepLastSession(null);
  await disposeChats();
  await forgetKept();
  // Whoever is asking who is signed in asks for the sign-in, which would fail if that were cancelled.
  queryClient.removeQueries({
    predicate: ({ queryKey, state }) => queryKey[0] !== 'session' || state.fetchStatus === 'idle',
  });
}

/** Signs out on this device and shows the sign-in. */
export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate();
  return useCallback(async () => {
    // Without a line the cookie stays; the sign-in screen then says that nobody can be reached.
    await call(sessionSignOut);
    const { clearWritten } = await import('../composer/index.js');
    clearWritten();
    await disposeChats({ forget: true });
    await forgetSession();
    await navigate({ to: '/sign-in', replace: true });
  }, [navigate]);
}
