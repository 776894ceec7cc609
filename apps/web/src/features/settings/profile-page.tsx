import { useLingui } from '@lingui/react/macro';
import { selectMe, selectMember } from '@parley/client';
import { limits, type Member, memberUpdateProfile } from '@parley/protocol';
import { useChat, useChatState } from '../../client.js';
import { Avatar } from '../../ui/avatar.js';
import { Button } from '../../ui/button.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { TextField } from '../../ui/text-field.js';
import { showToast } from '../../ui/toast.js';
import { useSignOut } from '../auth/index.js';
import { firstIssues, useForm } from '../form/index.js';
import { useMyId } from '../people/index.js';
import { problemWords } from '../problems/index.js';
import { SettingRow, SettingsPage } from './settings-section.js';

/** My name and title in this workspace, and the account behind them. */
export function ProfilePage() {
  const { t } = useLingui();
  const me = useChatState(selectMe);
  const member = useChatState(selectMember(useMyId()));
  const signOut = useSignOut();
  return (
    <SettingsPage title={t`Profile`} lead={t`How others see you in this workspace.`}>
      {member && <ProfileForm key={member.version} member={member} />}
      <SettingRow label={t`Account`} hint={me?.account.email}>
        <Button onClick={() => void signOut()}>{t`Sign out`}</Button>
      </SettingRow>
    </SettingsPage>
  );
}

function ProfileForm({ member }: { readonly member: Member }) {
  const { t } = useLingui();
  const chat = useChat();
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  const form = useForm({
    initial: { displayName: member.displayName, title: member.title },
    check: (values) => {
      const wrong = firstIssues(memberUpdateProfile.payload.safeParse({ workspaceId, ...values }));
      return {
        displayName: !wrong.has('displayName')
          ? undefined
          : values.displayName.trim() === ''
            ? t`Enter the name others will see.`
            : t`Use at most ${limits.displayNameLength} characters.`,
        title: wrong.has('title') ? t`Use at most ${limits.titleLength} characters.` : undefined,
      };
    },
    send: async (values) => {
      const answer = await chat.send(memberUpdateProfile, { workspaceId, ...values });
      if (!answer.ok) return { text: problemWords(answer.error) };
      showToast({ text: t`Profile saved`, tone: 'success', id: 'profile-saved' });
      return undefined;
    },
  });
  const isChanged = form.values.displayName !== member.displayName || form.values.title !== member.title;
  return (
    <form
      noValidate
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        void form.submit();
      }}
    >
      <div className="flex items-center gap-4">
        <Avatar name={form.values.displayName || member.displayName} seed={member.userId} size={64} />
        <p className="text-small text-ink-3">{t`Your picture is made of your initials.`}</p>
      </div>
      <TextField {...form.field('displayName')} label={t`Name`} autoComplete="name" />
      <TextField
        {...form.field('title')}
        label={t`Title`}
        note={t`optional`}
        placeholder={t`What you do here`}
        autoComplete="organization-title"
      />
      {form.problem && <InlineNotice tone="danger">{form.problem}</InlineNotice>}
      <div>
        <Button type="submit" tone="primary" busy={form.busy} disabled={!isChanged}>
          {t`Save profile`}
        </Button>
      </div>
    </form>
  );
}
