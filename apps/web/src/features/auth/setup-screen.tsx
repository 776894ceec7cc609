import { useLingui } from '@lingui/react/macro';
import { limits, setup, workspaceName } from '@parley/protocol';
import { useNavigate } from '@tanstack/react-router';
import { call } from '../../client.js';
import { Button } from '../../ui/button.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { TextField } from '../../ui/text-field.js';
import { useForm } from '../form/index.js';
import { problemWords } from '../problems/index.js';
import { type AccountValues, accountErrors } from './account-errors.js';
import { AccountFields } from './account-fields.js';
import { AuthFrame } from './auth-frame.js';
import { rememberSession } from './session.js';

interface SetupValues extends AccountValues {
  readonly workspace: string;
}

/** The first visit to a fresh server: the owner's account and the first workspace in one go. */
export function SetupScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const form = useForm<SetupValues>({
    initial: { name: '', email: '', password: '', workspace: '' },
    check: (values) => ({
      ...accountErrors(values),
      workspace:
        values.workspace.trim() !== '' && !workspaceName.safeParse(values.workspace).success
          ? t`Use at most ${limits.workspaceNameLength} characters in one line.`
          : undefined,
    }),
    send: async ({ name, email, password, workspace }) => {
      const answer = await call(setup, {
        body: {
          account: { name, email, password },
          ...(workspace.trim() !== '' && { workspaceName: workspace }),
        },
      });
      if (!answer.ok) {
        return answer.error.code === 'address_taken'
          ? { field: 'email', text: problemWords(answer.error) }
          : { text: problemWords(answer.error) };
      }
      rememberSession(answer.result.session);
      const params = { slug: answer.result.workspaceSlug };
      await navigate({ to: '/w/$slug', params, replace: true, state: { isArrival: true } });
      return undefined;
    },
  });
  return (
    <AuthFrame
      title={t`Start your team chat`}
      lead={t`You are the first one here. Your account will own this server and its first workspace.`}
    >
      <form noValidate className="flex flex-col gap-5" onSubmit={form.onSubmit}>
        <AccountFields field={form.field} />
        <TextField
          {...form.field('workspace')}
          label={t`Workspace`}
          note={t`optional`}
          placeholder={t`Our workspace`}
          hint={t`Your team, club or company. It can stay empty.`}
          autoComplete="organization"
        />
        {form.problem && <InlineNotice tone="danger">{form.problem}</InlineNotice>}
        <Button type="submit" tone="primary" size="large" wide busy={form.busy}>
          {t`Create workspace`}
        </Button>
      </form>
    </AuthFrame>
  );
}
