import { useLingui } from '@lingui/react/macro';
import { type ChatState, selectConnection } from '@parley/client';
import { protocolVersion } from '@parley/protocol';
import { RotateCw } from 'lucide-react';
import { useChat, useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { CopyButton } from '../page/index.js';
import { appVersion } from './app-version.js';
import { connectionReport } from './connection-report.js';
import { streamLags } from './stream-lags.js';

const selectIsDown = (state: ChatState) => 'retryAt' in selectConnection(state);

/** Tries again now, and hands out what somebody who helps wants to know. */
export function ConnectionActions() {
  const { t } = useLingui();
  const chat = useChat();
  const isDown = useChatState(selectIsDown);
  const report = () => {
    const state = chat.store.getState();
    return connectionReport({
      state,
      lags: streamLags(state),
      app: { version: appVersion, protocol: protocolVersion },
      origin: location.origin,
      userAgent: navigator.userAgent,
      nowMs: Date.now(),
    });
  };
  return (
    <>
      <CopyButton text={report} label={t`Copy report`} />
      {isDown && (
        <Button tone="primary" icon={RotateCw} onClick={() => chat.connection.retryNow()}>
          {t`Retry now`}
        </Button>
      )}
    </>
  );
}
