import { useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Avatar } from '../../ui/avatar.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { Spinner } from '../../ui/spinner.js';
import type { Rejection } from '../form/index.js';
import type { SessionState } from './session.js';

interface DemoAccountsProps {
  readonly accounts: SessionState['demoAccounts'];
  readonly onSignIn: (email: string, password: string) => Promise<Rejection<never> | undefined>;
}

/** The people of a demo workspace; one press signs in as one of them. */
export function DemoAccounts({ accounts, onSignIn }: DemoAccountsProps) {
  const { t } = useLingui();
  const [entering, setEntering] = useState<string>();
  const [problem, setProblem] = useState<string>();
  const enter = async (email: string, password: string) => {
    setEntering(email);
    setProblem(undefined);
    setProblem((await onSignIn(email, password))?.text);
    setEntering(undefined);
  };
  return (
    <>
      {problem && (
        <InlineNotice tone="danger" className="mb-3">
          {problem}
        </InlineNotice>
      )}
      <ul aria-label={t`People of the demo`} className="-mx-2 grid md:grid-cols-2">
        {accounts.map(({ name, title, email, password }) => (
          <li key={email}>
            <button
              type="button"
              data-focus-inside
              onClick={() => void enter(email, password)}
              className="flex min-h-12 w-full items-center gap-3 rounded-control px-2 text-start transition-colors duration-quick hover:bg-hover active:bg-press"
            >
              <Avatar name={name} seed={email} size={36} />
              <span className="min-w-0 flex-1 py-1.5">
                <span className="block truncate font-medium">{name}</span>
                {title && <span className="block truncate text-meta text-ink-3">{title}</span>}
              </span>
              {entering === email && <Spinner label={t`Signing in`} />}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
