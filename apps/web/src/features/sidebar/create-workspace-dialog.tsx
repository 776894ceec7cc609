import { useLingui } from '@lingui/react/macro';
import { newId } from '@parley/client';
import { limits, workspaceCreate, workspaceName } from '@parley/protocol';
import { useNavigate } from '@tanstack/react-router';
import { useRef } from 'react';
import { call, queryClient } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Dialog } from '../../ui/dialog.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { TextField } from '../../ui/text-field.js';
import { sessionQuery } from '../auth/index.js';
import { useForm } from '../form/index.js';
import { closeDialog, useDialogFrame } from '../page/index.js';
import { problemWords } from '../problems/index.js';

/** Another workspace on the same server, owned by whoever makes it. */
export function CreateWorkspaceDialog() {
  const { t } = useLingui();
  const frame = useDialogFrame();
  const navigate = useNavigate();
  /** The same name once more is a second try, if the answer to the first was lost. */
  const asked = useRef({ name: '', commandId: '' });
  const form = useForm({
    initial: { name: '' },
    check: ({ name }) => ({
      name: workspaceName.safeParse(name).success
        ? undefined
        : name.trim() === ''
          ? t`Give the workspace a name.`
          : t`Use at most ${limits.workspaceNameLength} characters.`,
    }),
    send: async ({ name }) => {
      if (asked.current.name !== name) asked.current = { name, commandId: newId() };
      const answer = await call(workspaceCreate, { body: asked.current });
      if (!answer.ok) return { text: problemWords(answer.error) };
      await queryClient.invalidateQueries({ queryKey: sessionQuery.queryKey });
      frame.onOpenChange(false);
      await navigate({ to: '/w/$slug', params: { slug: answer.result.workspace.slug } });
      return undefined;
    },
  });
  const name = form.field('name');
  return (
    <Dialog
      {...frame}
      title={t`Create workspace`}
      description={t`A place of its own, with its own people and channels.`}
      size="small"
      initialFocus={name.ref}
      onSubmit={() => void form.submit()}
      actions={
        <>
          <Button onClick={closeDialog}>{t`Cancel`}</Button>
          <Button type="submit" tone="primary" busy={form.busy}>{t`Create workspace`}</Button>
        </>
      }
    >
      <TextField {...name} label={t`Name`} autoComplete="off" />
      {form.problem && (
        <InlineNotice tone="danger" className="mt-4">
          {form.problem}
        </InlineNotice>
      )}
    </Dialog>
  );
}
