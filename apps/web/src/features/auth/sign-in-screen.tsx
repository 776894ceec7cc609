import { useLingui } from '@lingui/react/macro';
import { sessionSignIn } from '@parley/protocol';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useRouter, useSearch } from '@tanstack/react-router';
import { call, queryClient } from '../../client.js';
import { Button } from '../../ui/button.js';
import { DividerWithLabel } from '../../ui/divider-with-label.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { TextField } from '../../ui/text-field.js';
import { useForm } from '../form/index.js';
import { ForgottenPassword, PasswordField } from '../passwords/index.js';
import { problemWords } from '../problems/index.js';
import { emailWords } from './account-errors.js';
import { AuthFrame } from './auth-frame.js';
import { DemoAccounts } from './demo-accounts.js';
import { rememberSession, sessionQuery } from './session.js';

/** Signing in with address and password. */
export function SignInScreen() {
  const { t } = useLingui();
  const { data } = useSuspenseQuery(sessionQuery);
  const router = useRouter();
  const { to } = useSearch({ from: '/sign-in' });

  const signIn = async (email: string, password: string) => {
    const answer = await call(sessionSignIn, { body: { email, password } });
    if (!answer.ok) return { text: problemWords(answer.error) };
    // Another person may have been here before: nothing they loaded may show up now.
    queryClient.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== 'session' });
    rememberSession(answer.result.session);
    router.history.replace(to ?? '/');
    return undefined;
  };

  const form = useForm({
    initial: { email: '', password: '' },
    check: ({ email, password }) => ({
      email: /^[^\s@]+@[^\s@]+$/.test(email.trim()) ? undefined : emailWords(email),
      password: password === '' ? t`Enter your password.` : undefined,
    }),
    send: ({ email, password }) => signIn(email, password),
  });

  return (
    <AuthFrame
      title={t`Welcome back`}
      lead={t`Sign in to go on where you stopped.`}
      isWide={data.demoAccounts.length > 0}
    >
      <form noValidate className="flex flex-col gap-5" onSubmit={form.onSubmit}>
        <TextField
          {...form.field('email')}
          label={t`E-mail`}
          type="email"
          inputMode="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={data.demoAccounts.length === 0}
          required
        />
        <div className="flex flex-col gap-2">
          <PasswordField
            {...form.field('password')}
            label={t`Password`}
            autoComplete="current-password"
            required
          />
          <ForgottenPassword email={form.values.email} />
        </div>
        {form.problem && <InlineNotice tone="danger">{form.problem}</InlineNotice>}
        <Button type="submit" tone="primary" size="large" wide busy={form.busy}>
          {t`Sign in`}
        </Button>
      </form>
      {data.demoAccounts.length > 0 ? (
        <>
          <DividerWithLabel className="mt-8 mb-4">{t`Or look around as`}</DividerWithLabel>
          <DemoAccounts accounts={data.demoAccounts} onSignIn={signIn} />
        </>
      ) : (
        <p className="mt-6 text-small text-ink-3">
          {t`New here? Ask someone in your workspace for an invite link.`}
        </p>
      )}
    </AuthFrame>
  );
}
