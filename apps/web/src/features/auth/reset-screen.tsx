import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import {
  limits,
  passwordResetComplete,
  passwordResetPreview,
  resetToken,
  type WireError,
} from '@parley/protocol';
import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link, useLocation, useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { call, disposeChats, forgetKept, queryClient, Refusal, resultOf } from '../../client.js';
import { Button, buttonClass } from '../../ui/button.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import { showToast } from '../../ui/toast.js';
import { firstIssues, useForm } from '../form/index.js';
import { PasswordField, passwordWords } from '../passwords/index.js';
import { PaneProblem, problemWords } from '../problems/index.js';
import { AuthFrame } from './auth-frame.js';
import { rememberSession, sessionQuery } from './session.js';

const unknownLink: WireError = { code: 'reset_unknown', message: 'malformed token', retryable: false };
/** Who is here, and the link on the page: it was used, and would say so before the page is left. */
const kept = new Set<unknown>(['session', 'password-reset']);
const isAboutLink = ({ code }: WireError): boolean => code.startsWith('reset_');

const previewQuery = (token: string) =>
  queryOptions({
    queryKey: ['password-reset', token],
    queryFn: async () => {
      if (!resetToken.safeParse(token).success) throw new Refusal(unknownLink);
      return resultOf(await call(passwordResetPreview, { body: { token } }));
    },
    // What a link is worth does not outlive the page, and is asked anew for every visit to it.
    gcTime: 0,
  });

/** Where the link for a forgotten password leads: one field, and then one is inside. */
export function ResetScreen() {
  // Null while another page is on its way: what stands here stays until it is there.
  const hash = useLocation({ select: (to) => (to.pathname === '/reset' ? to.hash : null) });
  const [token, setToken] = useState(hash ?? '');
  if (hash !== null && hash !== token) setToken(hash);
  const preview = useQuery(previewQuery(token));
  if (preview.isPending) return <ResetSkeleton />;
  const onRetry = () => void preview.refetch();
  if (preview.isError) return <DeadLink error={preview.error} onRetry={onRetry} />;
  return <ResetForm key={token} token={token} {...preview.data} onDead={onRetry} />;
}

interface ResetFormProps {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  /** The link was used or ran out while it was looked at. */
  readonly onDead: () => void;
}

function ResetForm({ token, name, email, onDead }: ResetFormProps) {
  const { t } = useLingui();
  const router = useRouter();
  const { data: before } = useSuspenseQuery(sessionQuery);
  const other = before.session?.account;
  const form = useForm({
    initial: { newPassword: '' },
    check: ({ newPassword }) => ({
      newPassword: firstIssues(passwordResetComplete.body.safeParse({ token, newPassword })).has(
        'newPassword',
      )
        ? passwordWords(newPassword)
        : undefined,
    }),
    send: async ({ newPassword }) => {
      const answer = await call(passwordResetComplete, { body: { token, newPassword } });
      if (!answer.ok) {
        if (isAboutLink(answer.error)) onDead();
        return { text: problemWords(answer.error) };
      }
      const { session } = answer.result;
      // Another person may be signed in here: nothing they loaded may show up now.
      await disposeChats();
      queryClient.removeQueries({ predicate: ({ queryKey }) => !kept.has(queryKey[0]) });
      rememberSession(session);
      await forgetKept(session);
      showToast({ id: 'password-changed', tone: 'success', text: t`Password changed` });
      router.history.replace('/');
      return undefined;
    },
  });
  return (
    <AuthFrame
      title={t`Choose a new password`}
      lead={
        <>
          {t`For ${name}`}
          <strong className="block font-semibold text-ink wrap-anywhere">{email}</strong>
        </>
      }
    >
      <form noValidate className="flex flex-col gap-5" onSubmit={form.onSubmit}>
        {/* Tells password managers whose password it is. */}
        <input type="email" autoComplete="username" value={email} readOnly hidden />
        <PasswordField
          {...form.field('newPassword')}
          label={t`New password`}
          hint={t`${plural(limits.passwordMinLength, { one: '# character', other: '# characters' })} or more.`}
          autoComplete="new-password"
          autoFocus
          required
        />
        {form.problem && <InlineNotice tone="danger">{form.problem}</InlineNotice>}
        <Button type="submit" tone="primary" size="large" wide busy={form.busy}>
          {t`Change password and sign in`}
        </Button>
        <p className="text-small text-ink-3">
          {other && other.email !== email && (
            <>{t`This browser is signed in as ${other.name}. You take their place.`} </>
          )}
          {t`This signs you out on all your other devices.`}
        </p>
      </form>
    </AuthFrame>
  );
}

function DeadLink({ error, onRetry }: { readonly error: Error; readonly onRetry: () => void }) {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(sessionQuery);
  if (!(error instanceof Refusal) || !isAboutLink(error.error)) {
    return (
      <AuthFrame title={t`Choose a new password`}>
        <PaneProblem error={error} onRetry={onRetry} />
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t`This link does not work`} lead={problemWords(error.error)}>
      <Link to={data.session ? '/' : '/sign-in'} className={buttonClass('secondary', 'large')}>
        {data.session ? t`Go to the start page` : t`Sign in`}
      </Link>
    </AuthFrame>
  );
}

function ResetSkeleton() {
  const { t } = useLingui();
  return (
    <AuthFrame title={t`Choose a new password`}>
      <SkeletonGroup label={t`Looking at the link`} className="flex flex-col gap-6">
        <Skeleton width="60%" />
        <Skeleton shape="block" height="2.5rem" />
        <Skeleton shape="block" height="2.5rem" />
      </SkeletonGroup>
    </AuthFrame>
  );
}
