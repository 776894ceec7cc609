import { useLingui } from '@lingui/react/macro';
import { selectConnection, selectMe } from '@parley/client';
import { protocolVersion } from '@parley/protocol';
import type { ReactNode } from 'react';
import { useChatState } from '../../client.js';
import { Mark } from '../../ui/mark.js';
import { statusWords } from '../connection/index.js';
import { appVersion } from '../connection-panel/index.js';
import { SettingsPage } from './settings-section.js';

/** Which Parley this is, and how it is connected: what one tells somebody who helps. */
export function AboutPage() {
  const { t } = useLingui();
  const me = useChatState(selectMe);
  const status = useChatState((state) => selectConnection(state).status);
  return (
    <SettingsPage title={t`About`}>
      <div className="flex items-center gap-4">
        <Mark size={56} />
        <div>
          <p className="text-title-2 font-bold">Parley</p>
          <p className="text-ui text-ink-2">{t`Team chat on your own server.`}</p>
        </div>
      </div>
      <dl className="divide-y divide-line">
        <Fact label={t`Version`}>{appVersion}</Fact>
        <Fact label={t`Protocol`}>{protocolVersion}</Fact>
        <Fact label={t`Connection`}>{statusWords(status)}</Fact>
        <Fact label={t`Workspace`}>{me?.workspace.name}</Fact>
        <Fact label={t`Server`}>{location.host}</Fact>
      </dl>
    </SettingsPage>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className="flex items-baseline gap-4 py-2.5">
      <dt className="w-32 flex-none text-small text-ink-3">{label}</dt>
      <dd className="min-w-0 text-ui wrap-anywhere">{children}</dd>
    </div>
  );
}
