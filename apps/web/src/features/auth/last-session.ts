import { type SignedIn, signedIn } from '@parley/protocol';

const key = 'parley.session';

/** Who was signed in here when the server last said so: with it the app opens before the server has been asked. */
export function lastSession(): SignedIn | null {
  try {
    const parsed = signedIn.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

export function keepLastSession(session: SignedIn | null): void {
  try {
    if (session) localStorage.setItem(key, JSON.stringify(session));
    else localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing asks the server first.
  }
}
