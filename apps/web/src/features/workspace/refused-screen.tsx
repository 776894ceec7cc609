import { useLingui } from '@lingui/react/macro';
import { protocolVersion } from '@parley/protocol';
import { Link } from '@tanstack/react-router';
import { useEffect } from 'react';
import { queryClient, useChatState } from '../../client.js';
import { Button, buttonClass } from '../../ui/button.js';
import type { DrawingKind } from '../../ui/drawing.js';
import { EmptyState } from '../../ui/empty-state.js';
import { forgetSession, sessionQuery } from '../auth/index.js';
import { LoneScreen } from '../page/index.js';

/** The workspace cannot be shown any more, and why. */
export function RefusedScreen({ code }: { readonly code: string }) {
  const { t } = useLingui();
  switch (code) {
    case 'session_revoked':
    case 'unauthenticated':
      return <SignedOutScreen />;
    case 'protocol_unsupported':
      return <OtherVersionScreen />;
    case 'workspace_access_revoked':
    case 'not_found':
    case 'forbidden':
      return <NoAccessScreen />;
    default:
      return (
        <Screen
          drawing="broken"
          title={t`This workspace could not be opened.`}
          hint={t`The server refused the connection. Reload the page to try again.`}
          action={<Button tone="primary" onClick={() => location.reload()}>{t`Reload`}</Button>}
        />
      );
  }
}

/** This page and the server do not understand each other any more: one of them is too old. */
function OtherVersionScreen() {
  const { t } = useLingui();
  const isServerOlder = useChatState(
    ({ line }) => line.server !== null && line.server.protocol.version < protocolVersion,
  );
  return (
    <Screen
      drawing="paper"
      title={isServerOlder ? t`The server is older than this page.` : t`Parley was updated.`}
      hint={
        isServerOlder
          ? t`It may be in the middle of an update. What you wrote is kept; reload the page in a while.`
          : t`Reload the page to go on with the new version.`
      }
      action={<Button tone="primary" onClick={() => location.reload()}>{t`Reload`}</Button>}
    />
  );
}

/** Signed out on another device, or the password was changed. */
function SignedOutScreen() {
  const { t } = useLingui();
  useEffect(() => void forgetSession(), []);
  return (
    <Screen
      drawing="closed"
      title={t`You were signed out.`}
      hint={t`The session was ended on another device, or the password was changed.`}
      action={
        <Link to="/sign-in" search={{ to: location.pathname }} className={buttonClass('primary')}>
          {t`Sign in`}
        </Link>
      }
    />
  );
}

/** No such workspace, or none of mine: the two look alike on purpose. */
export function NoAccessScreen() {
  const { t } = useLingui();
  useEffect(() => void queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey }), []);
  return (
    <Screen
      drawing="closed"
      title={t`You cannot open this workspace.`}
      hint={t`It does not exist, or you are not a member. Someone in it can send you an invite.`}
      action={
        <Link to="/" className={buttonClass('secondary')}>
          {t`Go to the start page`}
        </Link>
      }
    />
  );
}

interface ScreenProps {
  readonly drawing: DrawingKind;
  readonly title: string;
  readonly hint: string;
  readonly action: React.ReactNode;
}

function Screen({ title, ...rest }: ScreenProps) {
  return (
    <LoneScreen title={title}>
      <EmptyState title={title} {...rest} />
    </LoneScreen>
  );
}
