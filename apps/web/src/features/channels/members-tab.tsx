import { useLingui } from '@lingui/react/macro';
import { type ChannelFace, selectMembers } from '@parley/client';
import { channelRemoveMember, type Member } from '@parley/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { UserMinus, UserPlus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { Highlight } from '../../ui/highlight.js';
import { IconButton } from '../../ui/icon-button.js';
import { LongList } from '../../ui/long-list.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import {
  NobodyFound,
  openProfile,
  PeopleSearchField,
  PersonRow,
  useMyId,
  useMyRole,
  usePeopleSearch,
} from '../people/index.js';
import { PaneProblem, useCommand } from '../problems/index.js';
import { AddPeopleDialog } from './add-people-dialog.js';
import { canManage } from './channel-rules.js';
import { membersKey, useChannelPeople } from './members-query.js';

/** Who is in the channel, to be searched; people can be brought in and, by some, taken out. */
export function MembersTab({ state: { channel, isMember } }: { readonly state: ChannelFace }) {
  const { t } = useLingui();
  const me = useMyId();
  const role = useMyRole();
  const run = useCommand();
  const queries = useQueryClient();
  const all = useChatState(selectMembers);
  const { memberIds, error, retry } = useChannelPeople(channel);
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const members = useMemo(() => all.filter(({ userId }) => memberIds?.has(userId)), [all, memberIds]);
  const search = usePeopleSearch(members);
  const isOpen = channel.archivedAt === null && channel.memberIds === null;
  const mayRemove = isOpen && canManage(channel, me, role);

  if (error) return <PaneProblem error={error} onRetry={retry} />;
  return (
    <div className="flex flex-col px-3 pb-8">
      {memberIds === undefined ? (
        <SkeletonGroup label={t`Loading the members`} className="flex flex-col gap-4 px-2 py-2">
          {['52%', '38%', '60%', '44%'].map((width) => (
            <span key={width} className="flex items-center gap-3">
              <Skeleton shape="avatar" />
              <Skeleton width={width} />
            </span>
          ))}
        </SkeletonGroup>
      ) : (
        <>
          <div className="flex flex-wrap items-center gap-2 px-2 pb-3 empty:hidden">
            {search.isOffered && <PeopleSearchField search={search} className="min-w-44 flex-1" />}
            {isMember && isOpen && (
              <Button icon={UserPlus} onClick={() => setAdding(true)}>
                {t`Add people`}
              </Button>
            )}
          </div>
          <LongList
            items={search.found}
            chosenBy={search.wanted}
            moreClassName="mx-2 mt-3 self-start"
            row={(member) => (
              <li key={member.userId} className="group flex items-center gap-1">
                <button
                  type="button"
                  data-focus-inside
                  onClick={(event) => openProfile(member.userId, event.currentTarget)}
                  className="min-w-0 flex-1 rounded-control px-2 py-2 text-start transition-colors duration-quick hover:bg-hover"
                >
                  <PersonRow
                    member={member}
                    isMe={member.userId === me}
                    showsPresence
                    name={<Highlight text={member.displayName} terms={search.terms} />}
                  />
                </button>
                {mayRemove && member.userId !== me && (
                  <IconButton
                    icon={UserMinus}
                    size="small"
                    tone="danger"
                    className="opacity-0 group-focus-within:opacity-100 group-hover:opacity-100 coarse:opacity-100"
                    label={t`Take ${member.displayName} out`}
                    onClick={() => setLeaving(member)}
                  />
                )}
              </li>
            )}
          />
          <NobodyFound search={search} idle={t`Nobody is in this channel.`} />
        </>
      )}
      {isAdding && (
        <AddPeopleDialog channel={channel} memberIds={memberIds} onClose={() => setAdding(false)} />
      )}
      <ConfirmDialog
        open={leaving !== null}
        onOpenChange={() => setLeaving(null)}
        title={t`Take ${leaving?.displayName ?? ''} out of ${channel.name ?? ''}?`}
        description={
          channel.kind === 'private'
            ? t`They will no longer see anything that is written here.`
            : t`They can join again, as the channel is open to everybody here.`
        }
        confirmLabel={t`Take out`}
        cancelLabel={t`Cancel`}
        danger
        onConfirm={async () => {
          if (!leaving) return false;
          const gone = await run(channelRemoveMember, { channelId: channel.id, memberId: leaving.userId });
          if (gone) void queries.invalidateQueries({ queryKey: membersKey(channel.id) });
          return gone !== undefined;
        }}
      />
    </div>
  );
}
