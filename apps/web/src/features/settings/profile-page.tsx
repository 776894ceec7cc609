import { useLingui } from '@lingui/react/macro';
import { selectMe, selectMember } from '@parley/client';
import { limits, type Member, memberUpdateProfile } from '@parley/protocol';
import { useChat, useChatState } from '../../client.js';
import { Avatar } from '../../ui/avatar.js';
import { Button } from '../../ui/button.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { Select } from '../../ui/select.js';
import { TextField } from '../../ui/text-field.js';
import { showToast } from '../../ui/toast.js';
import { firstIssues, useForm } from '../form/index.js';
import { useMyId } from '../people/index.js';
import { problemWords } from '../problems/index.js';
import { allZones } from '../zones/index.js';
import { HueChoice } from './hue-choice.js';
import { QuietHours } from './quiet-hours.js';
import { SettingsPage } from './settings-section.js';

/** My name and title in this workspace. */
export function ProfilePage() {
  const { t } = useLingui();
  const member = useChatState(selectMember(useMyId()));
  return (
    <SettingsPage title={t`Profile`} lead={t`How others see you in this workspace.`}>
      {member && <ProfileForm key={profileKey(member)} member={member} />}
      {member && <QuietHours member={member} />}
    </SettingsPage>
  );
}

const zones = allZones();

const profileOf = (member: Member) => ({
  displayName: member.displayName,
  title: member.title,
  pronouns: member.pronouns ?? '',
  timeZone: member.timeZone ?? '',
  /** Degrees as text; empty: the colour that comes by itself. */
  hue: member.avatarHue === undefined ? '' : String(member.avatarHue),
});

/** A status that changes meanwhile must not empty what is being filled in. */
const profileKey = (member: Member): string => JSON.stringify(profileOf(member));

const payloadOf = (workspaceId: string, { hue, ...values }: ReturnType<typeof profileOf>) => ({
  ...values,
  workspaceId,
  avatarHue: hue === '' ? null : Number(hue),
});

function ProfileForm({ member }: { readonly member: Member }) {
  const { t } = useLingui();
  const chat = useChat();
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  const form = useForm({
    initial: profileOf(member),
    check: (values) => {
      const wrong = firstIssues(memberUpdateProfile.payload.safeParse(payloadOf(workspaceId, values)));
      return {
        displayName: !wrong.has('displayName')
          ? undefined
          : values.displayName.trim() === ''
            ? t`Enter the name others will see.`
            : t`Use at most ${limits.displayNameLength} characters.`,
        title: wrong.has('title') ? t`Use at most ${limits.titleLength} characters.` : undefined,
        pronouns: wrong.has('pronouns') ? t`Use at most ${limits.pronounsLength} characters.` : undefined,
      };
    },
    send: async (values) => {
      const answer = await chat.send(memberUpdateProfile, payloadOf(workspaceId, values));
      if (!answer.ok) return { text: problemWords(answer.error) };
      showToast({ text: t`Profile saved`, tone: 'success', id: 'profile-saved' });
      return undefined;
    },
  });
  const isChanged = JSON.stringify(form.values) !== JSON.stringify(profileOf(member));
  const hue = form.values.hue === '' ? undefined : Number(form.values.hue);
  return (
    <form noValidate className="flex flex-col gap-5" onSubmit={form.onSubmit}>
      <div className="flex items-center gap-4">
        <Avatar
          name={form.values.displayName || member.displayName}
          seed={member.userId}
          hue={hue}
          size={64}
        />
        <HueChoice value={form.values.hue} onChange={(next) => form.set({ hue: next })} />
      </div>
      <TextField {...form.field('displayName')} label={t`Name`} autoComplete="name" />
      <TextField
        {...form.field('title')}
        label={t`Title`}
        note={t`optional`}
        placeholder={t`What you do here`}
        autoComplete="organization-title"
      />
      <TextField
        {...form.field('pronouns')}
        label={t`Pronouns`}
        note={t`optional`}
        placeholder={t`e.g. she/her`}
        autoComplete="off"
      />
      <Select
        label={t`Time zone`}
        hint={t`Others see what time it is for you, and your quiet hours go by it.`}
        value={form.values.timeZone}
        onValueChange={(next) => form.set({ timeZone: next })}
        options={[
          { value: '', label: t`Not said` },
          ...zones.map((zone) => ({ value: zone, label: zone.replaceAll('_', ' ') })),
        ]}
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
