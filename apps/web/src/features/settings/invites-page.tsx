import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { selectMe } from '@parley/client';
import { type Invite, inviteRevoke } from '@parley/protocol';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link2 } from 'lucide-react';
import { useState } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Icon } from '../../ui/icon.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import { TimeText } from '../../ui/time-text.js';
import { useMinute } from '../../ui/use-minute.js';
import { usePersonName } from '../people/index.js';
import { PaneProblem, useCommand } from '../problems/index.js';
import { InviteForm } from './invite-form.js';
import { type InviteState, inviteState } from './invite-state.js';
import { invitesKey, invitesQuery } from './invites-query.js';
import { SettingsPage } from './settings-section.js';

/** Links that let people in: made, looked after and withdrawn. */
export function InvitesPage() {
  const { t } = useLingui();
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  const invites = useQuery(invitesQuery(workspaceId));
  const now = useMinute();
  return (
    <SettingsPage title={t`Invites`} lead={t`A link lets people create an account and join this workspace.`}>
      <InviteForm />
      <section>
        <h3 className="mb-2 text-title font-semibold">{t`Links so far`}</h3>
        {invites.isPending ? (
          <SkeletonGroup label={t`Loading the invites`} className="flex flex-col gap-6 py-3">
            <Skeleton width="60%" />
            <Skeleton width="48%" />
          </SkeletonGroup>
        ) : invites.isError ? (
          <PaneProblem error={invites.error} onRetry={() => void invites.refetch()} />
        ) : invites.data.length === 0 ? (
          <p className="text-ui text-ink-3">{t`None yet.`}</p>
        ) : (
          <ul className="divide-y divide-line">
            {invites.data.map((invite) => (
              <InviteRow key={invite.id} invite={invite} state={inviteState(invite, now)} />
            ))}
          </ul>
        )}
      </section>
    </SettingsPage>
  );
}

function InviteRow({ invite, state }: { readonly invite: Invite; readonly state: InviteState }) {
  const { t } = useLingui();
  const run = useCommand();
  const queries = useQueryClient();
  const author = usePersonName(invite.createdBy);
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  const [asking, setAsking] = useState(false);
  const words: Record<Exclude<InviteState, 'open'>, string> = {
    revoked: t`Withdrawn`,
    expired: t`Run out`,
    'used-up': t`Used up`,
  };
  return (
    <li className="flex items-center gap-3 py-3">
      <Icon icon={Link2} size={18} className={state === 'open' ? 'text-accent-ink' : 'text-ink-3'} />
      <div className="min-w-0 flex-1">
        <p className={state === 'open' ? 'text-ui' : 'text-ui text-ink-3'}>
          <Trans>
            Made by {author} · <TimeText at={invite.createdAt} />
          </Trans>
        </p>
        <p className="text-meta text-ink-3">
          {invite.maxUses === null
            ? plural(invite.uses, { one: 'used by # person', other: 'used by # people' })
            : t`used ${invite.uses} of ${invite.maxUses} times`}
          {' · '}
          {state !== 'open' ? (
            words[state]
          ) : invite.expiresAt === null ? (
            t`works until withdrawn`
          ) : (
            <Trans>
              works until <TimeText at={invite.expiresAt} style="full" />
            </Trans>
          )}
        </p>
      </div>
      {state === 'open' && <Button size="small" onClick={() => setAsking(true)}>{t`Withdraw`}</Button>}
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={t`Withdraw this invite?`}
        description={t`The link stops working at once. People who joined with it stay.`}
        confirmLabel={t`Withdraw`}
        cancelLabel={t`Cancel`}
        danger
        onConfirm={async () => {
          const revoked = await run(inviteRevoke, { inviteId: invite.id });
          if (revoked) await queries.invalidateQueries({ queryKey: invitesKey(workspaceId) });
          return revoked !== undefined;
        }}
      />
    </li>
  );
}
