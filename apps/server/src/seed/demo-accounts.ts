import { people } from '@parley/seed';
import type { DemoAccount } from '../features/sessions/index.js';

/** Everybody at the demo company has this one. It is told to all who look: a demo has no secrets. */
export const demoPassword = 'parley-demo';

/** Sign-ins of the demo, the owner's first. */
export const demoAccounts: readonly DemoAccount[] = people.map(({ name, title, email }) => ({
  name,
  title,
  email,
  password: demoPassword,
}));
