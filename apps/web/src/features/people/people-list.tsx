import { useLingui } from '@lingui/react/macro';
import { selectMembers } from '@parley/client';
import type { Member } from '@parley/protocol';
import { MessageCircle, UserPlus } from 'lucide-react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { Highlight } from '../../ui/highlight.js';
import { IconButton } from '../../ui/icon-button.js';
import { LongList } from '../../ui/long-list.js';
import { SegmentedControl } from '../../ui/segmented-control.js';
import { NobodyFound, PeopleSearchField, usePeopleSearch } from './people-search.js';
import { useMyId } from './person-name.js';
import { PersonRow } from './person-row.js';
import { openProfile } from './shown-profile.js';
import { useHereFirst } from './use-here-first.js';
import { useOpenDirect } from './use-open-direct.js';

interface PeopleListProps {
  readonly sort: 'name' | 'here';
  readonly onSort: (sort: 'name' | 'here') => void;
  readonly onInvite: () => void;
}

/** Everybody, to be searched and put in order; drawn a piece at a time, however many they are. */
export function PeopleList({ sort, onSort, onInvite }: PeopleListProps) {
  const { t } = useLingui();
  const search = usePeopleSearch(useChatState(selectMembers));
  const ordered = useHereFirst(search.found, sort === 'here');
  return (
    <>
      <div className="flex flex-wrap items-center gap-x-5 gap-y-3">
        <PeopleSearchField search={search} className="min-w-56 flex-1" />
        <SegmentedControl
          label={t`Sort`}
          value={sort}
          onValueChange={onSort}
          segments={[
            { value: 'name', label: t`By name` },
            { value: 'here', label: t`Here now first` },
          ]}
        />
      </div>
      {ordered.error && (
        <div role="status" className="mt-3 flex flex-wrap items-center gap-x-3 gap-y-1 text-small text-ink-2">
          {t`Who is here cannot be told right now, so this is by name.`}
          <Button tone="ghost" size="small" onClick={ordered.retry}>{t`Try again`}</Button>
        </div>
      )}
      <LongList
        items={ordered.people}
        chosenBy={search.wanted}
        row={(member) => <PersonItem key={member.userId} member={member} terms={search.terms} />}
        className="mt-3 divide-y divide-line"
        moreClassName="mt-4"
      />
      <NobodyFound
        search={search}
        action={<Button icon={UserPlus} onClick={onInvite}>{t`Invite people`}</Button>}
      />
    </>
  );
}

function PersonItem({ member, terms }: { readonly member: Member; readonly terms: readonly string[] }) {
  const { t } = useLingui();
  const isMe = useMyId() === member.userId;
  const openDirect = useOpenDirect();
  return (
    <li className="flex items-center gap-2">
      <button
        type="button"
        data-focus-inside
        onClick={(event) => openProfile(member.userId, event.currentTarget)}
        className="min-w-0 flex-1 rounded-control px-2 py-2.5 text-start transition-colors duration-quick hover:bg-hover"
      >
        <PersonRow
          member={member}
          isMe={isMe}
          showsPresence
          name={<Highlight text={member.displayName} terms={terms} />}
        />
      </button>
      {!isMe && (
        <IconButton
          icon={MessageCircle}
          label={t`Message ${member.displayName}`}
          onClick={() => void openDirect([member.userId])}
        />
      )}
    </li>
  );
}
