import { useLingui } from '@lingui/react/macro';
import { useId, useState } from 'react';
import { InlineNotice } from '../../ui/inline-notice.js';
import { CopyButton } from '../page/index.js';

/** Safe in every shell, which an address in general is not. */
const plainAddress = /^\w[\w.+-]*@[\w.-]+$/;

/** Whom to ask for a way back in, and what whoever runs the server does then. */
export function ForgottenPassword({ email }: { readonly email: string }) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const id = useId();
  const address = plainAddress.test(email.trim()) ? email.trim() : 'name@example.org';
  const command = 'npm run reset-password --';
  return (
    <div>
      <button
        type="button"
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={() => setOpen(!isOpen)}
        className="min-h-6 rounded-control text-small font-medium text-accent-ink underline-offset-2 hover:underline coarse:min-h-11"
      >
        {t`Forgot your password?`}
      </button>
      <div id={id} hidden={!isOpen} className="pt-1.5">
        <InlineNotice>
          <p>
            {t`Ask whoever runs this server, or somebody in your workspace who knows them. They can make a link with which you choose a new password.`}
          </p>
          <p className="mt-2.5 text-ink-2">
            {t`Do you run it yourself? This command makes the link, where Parley is installed:`}
          </p>
          <div className="mt-2 flex flex-wrap items-center gap-2">
            <code dir="ltr" className="min-w-0 flex-1 basis-48 font-mono text-small wrap-anywhere">
              {command} <span className="inline-block max-w-full">{address}</span>
            </code>
            <CopyButton text={`${command} ${address}`} label={t`Copy`} />
          </div>
        </InlineNotice>
      </div>
    </div>
  );
}
