import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { inviteAccept, inviteCode, invitePreview, type WireError } from '@parley/protocol';
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call, Refusal, resultOf } from '../../client.js';
import { Avatar } from '../../ui/avatar.js';
import { Button, buttonClass } from '../../ui/button.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import { useForm } from '../form/index.js';
import { PaneProblem, problemWords } from '../problems/index.js';
import { type AccountValues, accountErrors } from './account-errors.js';
import { AccountFields } from './account-fields.js';
import { AuthFrame } from './auth-frame.js';
import { rememberSession, sessionQuery, useSignOut } from './session.js';

const unknownInvite: WireError = { code: 'invite_unknown', message: 'malformed code', retryable: false };

const previewQuery = (code: string) =>
  queryOptions({
    queryKey: ['invite', code],
    queryFn: async () => {
      if (!inviteCode.safeParse(code).success) throw new Refusal(unknownInvite);
      return resultOf(await call(invitePreview, { params: { code } }));
    },
  });

/** What an invite link leads to, and the way in: with a new account, or as who one is already. */
export function JoinScreen() {
  const { t } = useLingui();
  const { code } = useParams({ from: '/join/$code' });
  const { data: session } = useSuspenseQuery(sessionQuery);
  const preview = useQuery(previewQuery(code));
  if (preview.isPending) return <JoinSkeleton />;
  if (preview.isError) return <DeadInvite error={preview.error} onRetry={() => void preview.refetch()} />;
  const { workspaceName, workspaceSlug, invitedBy, memberCount } = preview.data;
  const others = plural(memberCount, { one: '# person is there.', other: '# people are there.' });
  const me = session.session;
  const isInside = me?.workspaces.some(({ workspace }) => workspace.slug === workspaceSlug) ?? false;
  return (
    <AuthFrame
      title={t`Join ${workspaceName}`}
      lead={
        <span className="flex items-center gap-2.5">
          <Avatar name={invitedBy} seed={invitedBy} size={24} />
          <span>
            <Trans>
              <strong>{invitedBy}</strong> invites you.
            </Trans>{' '}
            {others}
          </span>
        </span>
      }
    >
      {isInside ? (
        <div className="flex flex-col gap-4">
          <p className="text-ui">{t`You are a member already.`}</p>
          <Link
            to="/w/$slug"
            params={{ slug: workspaceSlug }}
            className={`${buttonClass('primary', 'large')} w-full`}
          >
            <span className="truncate">{t`Open ${workspaceName}`}</span>
          </Link>
        </div>
      ) : me ? (
        <JoinAsMe code={code} name={me.account.name} email={me.account.email} />
      ) : (
        <JoinAsNew code={code} />
      )}
    </AuthFrame>
  );
}

/** Accepts, and opens the workspace; gives the refusal. */
function useAccept(code: string) {
  const navigate = useNavigate();
  return async (account?: AccountValues): Promise<WireError | undefined> => {
    const body = account
      ? { account: { name: account.name, email: account.email, password: account.password } }
      : {};
    const answer = await call(inviteAccept, { params: { code }, body });
    if (!answer.ok) return answer.error;
    rememberSession(answer.result.session);
    const params = { slug: answer.result.workspaceSlug };
    await navigate({ to: '/w/$slug', params, replace: true, state: { isArrival: true } });
    return undefined;
  };
}

function JoinAsMe({
  code,
  name,
  email,
}: {
  readonly code: string;
  readonly name: string;
  readonly email: string;
}) {
  const { t } = useLingui();
  const accept = useAccept(code);
  const signOut = useSignOut();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<WireError>();
  const join = async () => {
    setBusy(true);
    setProblem(await accept());
    setBusy(false);
  };
  return (
    <div className="flex flex-col gap-4">
      {problem && <InlineNotice tone="danger">{problemWords(problem)}</InlineNotice>}
      <Button tone="primary" size="large" wide busy={busy} onClick={() => void join()}>
        {t`Join as ${name}`}
      </Button>
      <p className="text-small text-ink-3">
        <Trans>Signed in with {email}.</Trans>{' '}
        <button
          type="button"
          onClick={() => void signOut()}
          className="font-medium text-accent-ink underline-offset-2 hover:underline"
        >
          {t`Use another account`}
        </button>
      </p>
    </div>
  );
}

function JoinAsNew({ code }: { readonly code: string }) {
  const { t } = useLingui();
  const accept = useAccept(code);
  const form = useForm<AccountValues>({
    initial: { name: '', email: '', password: '' },
    check: accountErrors,
    send: async (values) => {
      const error = await accept(values);
      if (!error) return undefined;
      const text = problemWords(error);
      return error.code === 'address_taken' ? { field: 'email', text } : { text };
    },
  });
  return (
    <form noValidate className="flex flex-col gap-5" onSubmit={form.onSubmit}>
      <AccountFields field={form.field} />
      {form.problem && <InlineNotice tone="danger">{form.problem}</InlineNotice>}
      <Button type="submit" tone="primary" size="large" wide busy={form.busy}>
        {t`Create account and join`}
      </Button>
      <p className="text-small text-ink-3">
        <Trans>
          Have an account on this server?{' '}
          <Link
            to="/sign-in"
            search={{ to: `/join/${code}` }}
            className="font-medium text-accent-ink underline-offset-2 hover:underline"
          >
            Sign in first
          </Link>
        </Trans>
      </p>
    </form>
  );
}

function DeadInvite({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useLingui();
  const isInviteFault = error instanceof Refusal && error.error.code.startsWith('invite_');
  if (!isInviteFault) {
    return (
      <AuthFrame title={t`Join a workspace`}>
        <PaneProblem error={error} onRetry={onRetry} />
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t`This invite does not work`} lead={problemWords(error.error)}>
      <Link to="/" className={buttonClass('secondary', 'large')}>
        {t`Go to the start page`}
      </Link>
    </AuthFrame>
  );
}

function JoinSkeleton() {
  const { t } = useLingui();
  return (
    <AuthFrame title={t`Join a workspace`}>
      <SkeletonGroup label={t`Looking at the invite`} className="flex flex-col gap-6">
        <Skeleton width="60%" />
        <Skeleton shape="block" height="2.5rem" />
        <Skeleton shape="block" height="2.5rem" />
        <Skeleton shape="block" height="2.5rem" />
      </SkeletonGroup>
    </AuthFrame>
  );
}
