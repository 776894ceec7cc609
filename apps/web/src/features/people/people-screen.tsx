import { useLingui } from '@lingui/react/macro';
import { selectGroups, selectMembers } from '@parley/client';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type LucideIcon, Plus, UserPlus, UserRound, Users } from 'lucide-react';
import { useState } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { IconButton } from '../../ui/icon-button.js';
import { ScrollArea } from '../../ui/scroll-area.js';
import { SegmentedControl } from '../../ui/segmented-control.js';
import { GroupsView } from '../groups/index.js';
import { openDialog, PageTitle, PaneHeader, useWorkspaceSlug } from '../page/index.js';
import { PeopleList } from './people-list.js';

interface PeopleSearch {
  readonly tab?: 'groups';
  readonly group?: string;
  readonly sort?: 'here';
}

/** Everybody who belongs to the workspace, and the groups they are mentioned by. */
export function PeopleScreen() {
  const { t } = useLingui();
  const count = useChatState((state) => selectMembers(state).length);
  const hasGroups = useChatState((state) => selectGroups(state).length > 0);
  const [isCreatingGroup, setCreatingGroup] = useState(false);
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const { tab = 'people', group, sort = 'name' } = useSearch({ from: '/w/$slug/people' });
  const show = (search: PeopleSearch) =>
    void navigate({ to: '/w/$slug/people', params: { slug }, search, replace: true });
  const invite = () => openDialog('invite-people');
  return (
    <>
      <PageTitle title={t`People`} />
      <PaneHeader>
        <h1 tabIndex={-1} className="flex-1 truncate text-title font-bold outline-none">
          {t`People`} <span className="ms-1 text-small font-normal text-ink-3 tabular-nums">{count}</span>
        </h1>
        {tab === 'people' ? (
          <HeadAction icon={UserPlus} label={t`Invite people`} onClick={invite} />
        ) : (
          hasGroups && (
            <HeadAction icon={Plus} label={t`Create group`} onClick={() => setCreatingGroup(true)} />
          )
        )}
      </PaneHeader>
      <ScrollArea className="flex-1">
        <div className="mx-auto w-full max-w-180 px-4 pt-5 pb-12 md:px-5">
          <SegmentedControl
            label={t`Show`}
            value={tab}
            onValueChange={(value) => show(value === 'groups' ? { tab: value } : {})}
            segments={[
              { value: 'people', label: t`People`, icon: UserRound },
              { value: 'groups', label: t`Groups`, icon: Users },
            ]}
          />
          <div className="mt-4">
            {tab === 'groups' ? (
              <GroupsView
                shown={group}
                isCreating={isCreatingGroup}
                onCreatingChange={setCreatingGroup}
                onShow={(shown) => show({ tab: 'groups', ...(shown !== undefined && { group: shown }) })}
              />
            ) : (
              <PeopleList
                sort={sort}
                onSort={(next) => show(next === 'here' ? { sort: next } : {})}
                onInvite={invite}
              />
            )}
          </div>
        </div>
      </ScrollArea>
    </>
  );
}

interface HeadActionProps {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly onClick: () => void;
}

/** What can be begun here; where there is little room, its sign alone. */
function HeadAction({ label, ...rest }: HeadActionProps) {
  return (
    <>
      <Button {...rest} className="max-md:hidden">
        {label}
      </Button>
      <IconButton {...rest} label={label} className="md:hidden" />
    </>
  );
}
