import { useLingui } from '@lingui/react/macro';
import { channelCreate, limits, type UserId } from '@parley/protocol';
import { useNavigate } from '@tanstack/react-router';
import { Hash, Lock } from 'lucide-react';
import { useState } from 'react';
import { useChat } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { SegmentedControl } from '../../ui/segmented-control.js';
import { TextField } from '../../ui/text-field.js';
import { useForm } from '../form/index.js';
import { closeDialog, useDialogFrame, useWorkspaceSlug } from '../page/index.js';
import { PeoplePicker } from '../people-picker/index.js';
import { problemWords } from '../problems/index.js';
import { asChannelName } from './as-channel-name.js';
import { channelNameProblem, topicProblem } from './channel-rules.js';

/** A new channel: what it is called, who may see it, who is in it from the start. */
export function CreateChannelDialog() {
  const { t } = useLingui();
  const frame = useDialogFrame();
  const chat = useChat();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const [kind, setKind] = useState<'public' | 'private'>('public');
  const [memberIds, setMemberIds] = useState<readonly UserId[]>([]);
  const form = useForm({
    initial: { name: '', topic: '' },
    check: ({ name, topic }) => ({ name: channelNameProblem(name), topic: topicProblem(topic) }),
    send: async ({ name, topic }) => {
      const workspaceId = chat.store.getState().me?.workspace.id ?? '';
      const answer = await chat.send(channelCreate, {
        workspaceId,
        kind,
        name,
        topic,
        memberIds: kind === 'private' ? [...memberIds] : [],
      });
      if (!answer.ok) {
        const text = problemWords(answer.error);
        return answer.error.code === 'name_taken' ? { field: 'name', text } : { text };
      }
      frame.onOpenChange(false);
      const { id: channelId } = answer.result.channel;
      await navigate({ to: '/w/$slug/c/$channelId', params: { slug, channelId } });
      return undefined;
    },
  });
  const name = form.field('name');
  return (
    <Dialog
      {...frame}
      title={t`Create channel`}
      keepOnOutsidePress={form.values.name !== ''}
      initialFocus={name.ref}
      onSubmit={() => void form.submit()}
      actions={
        <>
          <Button onClick={closeDialog}>{t`Cancel`}</Button>
          <Button type="submit" tone="primary" busy={form.busy}>{t`Create channel`}</Button>
        </>
      }
    >
      <div className="flex flex-col gap-5">
        <TextField
          {...name}
          label={t`Name`}
          icon={kind === 'private' ? Lock : Hash}
          placeholder={t`e.g. release-plan`}
          hint={t`Lower-case letters, digits, hyphens and underscores.`}
          error={name.error ?? (name.value === '' ? undefined : channelNameProblem(name.value))}
          counter={{ used: [...name.value].length, limit: limits.channelNameLength }}
          onValueChange={(value) => name.onValueChange(asChannelName(value))}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <div className="flex flex-col gap-1.5">
          <span aria-hidden className="text-small font-medium">{t`Who can see it`}</span>
          <SegmentedControl
            wide
            label={t`Who can see it`}
            value={kind}
            onValueChange={setKind}
            segments={[
              { value: 'public', label: t`Everybody here`, icon: Hash },
              { value: 'private', label: t`Invited people`, icon: Lock },
            ]}
          />
          <p className="text-meta text-ink-3">
            {kind === 'public'
              ? t`Everybody in the workspace can find it, read it and join.`
              : t`Only its members know that it exists. This cannot be changed later.`}
          </p>
        </div>
        <TextField
          {...form.field('topic')}
          label={t`Topic`}
          note={t`optional`}
          placeholder={t`What is it about?`}
          autoComplete="off"
        />
        {kind === 'private' && (
          <PeoplePicker
            label={t`Add people`}
            chosen={memberIds}
            onChange={setMemberIds}
            max={limits.channelInvitesPerCommand}
          />
        )}
        {form.problem && <InlineNotice tone="danger">{form.problem}</InlineNotice>}
      </div>
    </Dialog>
  );
}
