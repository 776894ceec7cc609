import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { selectMembers } from '@parley/client';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { MessageCircle, Search, UserPlus, UserRound, Users } from 'lucide-react';
import { useState } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Highlight } from '../../ui/highlight.js';
import { IconButton } from '../../ui/icon-button.js';
import { ScrollArea } from '../../ui/scroll-area.js';
import { SegmentedControl } from '../../ui/segmented-control.js';
import { TextField } from '../../ui/text-field.js';
import { GroupsView } from '../groups/index.js';
import { openDialog, PageTitle, PaneHeader, useWorkspaceSlug } from '../page/index.js';
import { useMyId } from './person-name.js';
import { PersonRow } from './person-row.js';
import { searchPeople } from './search-people.js';
import { openProfile } from './shown-profile.js';
import { useOpenDirect } from './use-open-direct.js';

/** Everybody who belongs to the workspace, and the groups they are mentioned by. */
export function PeopleScreen() {
  const { t } = useLingui();
  const members = useChatState(selectMembers);
  const me = useMyId();
  const openDirect = useOpenDirect();
  const [query, setQuery] = useState('');
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const { tab = 'people', group } = useSearch({ from: '/w/$slug/people' });
  const show = (search: { tab?: 'groups'; group?: string }) =>
    void navigate({ to: '/w/$slug/people', params: { slug }, search, replace: true });
  const found = searchPeople(members, query, members.length);
  const invite = () => openDialog('invite-people');
  return (
    <>
      <PageTitle title={t`People`} />
      <PaneHeader>
        <h1 tabIndex={-1} className="flex-1 truncate text-title font-bold outline-none">
          {t`People`}{' '}
          <span className="ms-1 text-small font-normal text-ink-3 tabular-nums">{members.length}</span>
        </h1>
        <Button icon={UserPlus} onClick={invite} className="max-md:hidden">{t`Invite people`}</Button>
        <IconButton icon={UserPlus} label={t`Invite people`} onClick={invite} className="md:hidden" />
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
                onShow={(shown) => show({ tab: 'groups', ...(shown !== undefined && { group: shown }) })}
              />
            ) : (
              <>
                <TextField
                  label={t`Search people`}
                  labelHidden
                  icon={Search}
                  type="search"
                  placeholder={t`Name or title`}
                  value={query}
                  onValueChange={setQuery}
                />
                <p role="status" className="sr-only">
                  {query && plural(found.length, { one: '# person found', other: '# people found' })}
                </p>
                <ul className="mt-3 divide-y divide-line">
                  {found.map((member) => (
                    <li key={member.userId} className="flex items-center gap-2">
                      <button
                        type="button"
                        data-focus-inside
                        onClick={(event) => openProfile(member.userId, event.currentTarget)}
                        className="min-w-0 flex-1 rounded-control px-2 py-2.5 text-start transition-colors duration-quick hover:bg-hover"
                      >
                        <PersonRow
                          member={member}
                          isMe={member.userId === me}
                          showsPresence
                          name={
                            <Highlight text={member.displayName} terms={query.split(/\s+/).filter(Boolean)} />
                          }
                        />
                      </button>
                      {member.userId !== me && (
                        <IconButton
                          icon={MessageCircle}
                          label={t`Message ${member.displayName}`}
                          onClick={() => void openDirect([member.userId])}
                        />
                      )}
                    </li>
                  ))}
                </ul>
                {found.length === 0 && (
                  <EmptyState
                    drawing="lens"
                    title={t`Nobody here is called that.`}
                    action={<Button icon={UserPlus} onClick={invite}>{t`Invite people`}</Button>}
                  />
                )}
              </>
            )}
          </div>
        </div>
      </ScrollArea>
    </>
  );
}
