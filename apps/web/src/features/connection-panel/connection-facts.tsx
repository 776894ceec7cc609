import { useLingui } from '@lingui/react/macro';
import type { ChatState } from '@parley/client';
import { protocolVersion } from '@parley/protocol';
import { type ReactNode, useEffect } from 'react';
import { useChat, useChatState } from '../../client.js';
import { useLocale } from '../../ui/labels.js';
import { TimeText } from '../../ui/time-text.js';
import { appVersion } from './app-version.js';
import { recoveryWords, roleWords, roundTripWords, transportHint, transportNames } from './panel-words.js';
import { StreamLagList } from './stream-lag-list.js';

const selectLine = (state: ChatState) => state.line;

/** How the server is reached, how far away it is, and how far behind what is shown may be. */
export function ConnectionFacts() {
  const { t } = useLingui();
  const chat = useChat();
  const line = useChatState(selectLine);
  useEffect(() => chat.connection.watchRoundTrip(), [chat]);
  const { transport, lastRecovery, server, role, connectedAt } = line;
  const hint = transportHint(transport);
  const took = useLength(lastRecovery?.tookMs ?? 0);
  return (
    <>
      <dl className="mt-4 grid grid-cols-[auto_1fr] gap-x-4 gap-y-1.5 border-t border-line pt-3 text-small">
        <Fact label={t`Transport`}>
          {transport && (
            <>
              {transportNames[transport]}
              {hint && <span className="mt-0.5 block text-meta text-ink-3">{hint}</span>}
            </>
          )}
        </Fact>
        <Fact label={t`Round trip`}>{roundTripWords(line)}</Fact>
        <Fact label={t`Connected since`}>{connectedAt !== null && <TimeText at={connectedAt} />}</Fact>
        <Fact label={t`This tab`}>{roleWords(role)}</Fact>
        <Fact label={t`Last catch-up`}>
          {lastRecovery ? (
            <>
              {recoveryWords(lastRecovery, took)}
              <span className="text-ink-3">
                {' · '}
                <TimeText at={lastRecovery.at} />
              </span>
            </>
          ) : (
            t`None so far`
          )}
        </Fact>
        <Fact label={t`Server`}>
          {server && <Version of={server.version} protocol={server.protocol.version} />}
        </Fact>
        <Fact label={t`App`}>
          <Version of={appVersion} protocol={protocolVersion} />
        </Fact>
      </dl>
      <StreamLagList />
    </>
  );
}

function Fact({ label, children }: { readonly label: string; readonly children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-3">{label}</dt>
      <dd className="min-w-0 tabular-nums wrap-anywhere">
        {children || <span className="text-ink-3">–</span>}
      </dd>
    </>
  );
}

function Version({ of, protocol }: { readonly of: string | null; readonly protocol: number }) {
  const { t } = useLingui();
  return of === null ? t`Protocol ${protocol}` : t`${of}, protocol ${protocol}`;
}

/** Milliseconds below a second, seconds with one decimal above. */
function useLength(ms: number): string {
  const locale = useLocale();
  const isShort = ms < 1_000;
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: isShort ? 'millisecond' : 'second',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(isShort ? ms : ms / 1_000);
}
