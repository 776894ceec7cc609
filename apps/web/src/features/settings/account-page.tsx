import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { selectMe } from '@parley/client';
import { limits, sessionChangePassword } from '@parley/protocol';
import { call, useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { showToast } from '../../ui/toast.js';
import { useSignOut } from '../auth/index.js';
import { firstIssues, useForm } from '../form/index.js';
import { ForgottenPassword, PasswordField, passwordWords } from '../passwords/index.js';
import { problemWords } from '../problems/index.js';
import { SettingRow, SettingsPage } from './settings-section.js';

const blank = { currentPassword: '', newPassword: '' };

/** What I sign in with, the same in all workspaces. */
export function AccountPage() {
  const { t } = useLingui();
  const me = useChatState(selectMe);
  const signOut = useSignOut();
  return (
    <SettingsPage title={t`Account`} lead={t`What you sign in with, in every workspace of this server.`}>
      <SettingRow label={t`Signed in as`} hint={me?.account.email}>
        <Button onClick={() => void signOut()}>{t`Sign out`}</Button>
      </SettingRow>
      <PasswordForm email={me?.account.email ?? ''} />
    </SettingsPage>
  );
}

function PasswordForm({ email }: { readonly email: string }) {
  const { t } = useLingui();
  const form = useForm({
    initial: blank,
    check: (values) => ({
      currentPassword: values.currentPassword === '' ? t`Enter your current password.` : undefined,
      newPassword: firstIssues(sessionChangePassword.body.safeParse(values)).has('newPassword')
        ? passwordWords(values.newPassword)
        : values.newPassword === values.currentPassword && values.newPassword !== ''
          ? t`This is your current password. Choose another one.`
          : undefined,
    }),
    send: async (body) => {
      const answer = await call(sessionChangePassword, { body });
      if (!answer.ok)
        return answer.error.code === 'wrong_credentials'
          ? { field: 'currentPassword', text: t`This is not your current password.` }
          : { text: problemWords(answer.error) };
      form.reset(blank);
      const count = answer.result.endedSessions;
      showToast({
        id: 'password-changed',
        tone: 'success',
        text:
          count === 0
            ? t`Password changed`
            : t`Password changed. You were signed out on ${plural(count, { one: '# other device', other: '# other devices' })}.`,
      });
      return undefined;
    },
  });
  return (
    <form noValidate aria-label={t`Change password`} className="flex flex-col gap-5" onSubmit={form.onSubmit}>
      <div>
        <h3 className="text-title font-semibold">{t`Change password`}</h3>
        <p className="mt-0.5 text-small text-ink-3">
          {t`You stay signed in here. All your other devices are signed out at once.`}
        </p>
      </div>
      {/* Tells password managers whose password it is. */}
      <input type="email" autoComplete="username" value={email} readOnly hidden />
      <div className="flex flex-col gap-2">
        <PasswordField
          {...form.field('currentPassword')}
          label={t`Current password`}
          autoComplete="current-password"
          required
        />
        <ForgottenPassword email={email} />
      </div>
      <PasswordField
        {...form.field('newPassword')}
        label={t`New password`}
        hint={t`${plural(limits.passwordMinLength, { one: '# character', other: '# characters' })} or more.`}
        autoComplete="new-password"
        required
      />
      {form.problem && <InlineNotice tone="danger">{form.problem}</InlineNotice>}
      <div>
        <Button type="submit" tone="primary" busy={form.busy}>
          {t`Change password`}
        </Button>
      </div>
    </form>
  );
}
