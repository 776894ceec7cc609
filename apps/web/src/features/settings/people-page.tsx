import { useLingui } from '@lingui/react/macro';
import { selectMe, selectMembers } from '@parley/client';
import { type Member, memberRemove } from '@parley/protocol';
import { UserMinus } from 'lucide-react';
import { useState } from 'react';
import { useChatState } from '../../client.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Highlight } from '../../ui/highlight.js';
import { IconButton } from '../../ui/icon-button.js';
import { LongList } from '../../ui/long-list.js';
import {
  NobodyFound,
  PeopleSearchField,
  PersonRow,
  useMyId,
  useMyRole,
  usePeopleSearch,
} from '../people/index.js';
import { useCommand } from '../problems/index.js';
import { SettingsPage } from './settings-section.js';

/** Who belongs to the workspace, to be searched; owners and admins can remove people. */
export function PeoplePage() {
  const { t } = useLingui();
  const me = useMyId();
  const role = useMyRole();
  const run = useCommand();
  const workspaceId = useChatState(selectMe)?.workspace.id ?? '';
  const search = usePeopleSearch(useChatState(selectMembers));
  const [leaving, setLeaving] = useState<Member | null>(null);
  const mayRemove = role === 'owner' || role === 'admin';
  return (
    <SettingsPage
      title={t`Members`}
      lead={
        mayRemove
          ? t`Everybody who belongs to this workspace. Whoever runs this server can make a link for somebody who forgot their password.`
          : t`Everybody who belongs to this workspace. Owners and admins can remove people.`
      }
    >
      <div>
        {search.isOffered && <PeopleSearchField search={search} className="mb-3" />}
        <LongList
          items={search.found}
          chosenBy={search.wanted}
          className="divide-y divide-line"
          moreClassName="mt-4"
          row={(member) => (
            <li key={member.userId} className="flex min-h-14 items-center gap-2 py-2">
              <PersonRow
                member={member}
                isMe={member.userId === me}
                name={<Highlight text={member.displayName} terms={search.terms} />}
                className="flex-1"
              />
              {mayRemove && member.userId !== me && member.role !== 'owner' && (
                <IconButton
                  icon={UserMinus}
                  tone="danger"
                  label={t`Remove ${member.displayName}`}
                  onClick={() => setLeaving(member)}
                />
              )}
            </li>
          )}
        />
        <NobodyFound search={search} />
      </div>
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={() => setLeaving(null)}
        title={t`Remove ${leaving?.displayName ?? ''}?`}
        description={t`They are signed out of this workspace at once and leave all its channels. What they wrote stays.`}
        confirmLabel={t`Remove`}
        cancelLabel={t`Cancel`}
        danger
        onConfirm={async () =>
          leaving !== null &&
          (await run(memberRemove, { workspaceId, memberId: leaving.userId })) !== undefined
        }
      />
    </SettingsPage>
  );
}
