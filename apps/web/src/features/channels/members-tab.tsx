import { useLingui } from '@lingui/react/macro';
import { type ChannelFace, selectMembers } from '@parley/client';
import { channelRemoveMember, type Member } from '@parley/protocol';
import { useQueryClient } from '@tanstack/react-query';
import { UserMinus, UserPlus } from 'lucide-react';
import { useState } from 'react';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { ConfirmDialog } from '../../ui/confirm-dialog.js';
import { IconButton } from '../../ui/icon-button.js';
import { RowList } from '../../ui/row-list.js';
import { Skeleton, SkeletonGroup } from '../../ui/skeleton.js';
import { openProfile, PersonRow, useMyId, useMyRole } from '../people/index.js';
import { PaneProblem, useCommand } from '../problems/index.js';
import { AddPeopleDialog } from './add-people-dialog.js';
import { canManage } from './channel-rules.js';
import { membersKey, useChannelPeople } from './members-query.js';

/** Who is in the channel; people can be brought in and, by some, taken out. */
export function MembersTab({ state: { channel, isMember } }: { readonly state: ChannelFace }) {
  const { t } = useLingui();
  const me = useMyId();
  const role = useMyRole();
  const run = useCommand();
  const queries = useQueryClient();
  const all = useChatState(selectMembers);
  const people = useChannelPeople(channel);
  const [isAdding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Member | null>(null);
  const inside = new Set(people.memberIds);
  const members = all.filter(({ userId }) => inside.has(userId));
  const isOpen = channel.archivedAt === null && channel.memberIds === null;
  const mayRemove = isOpen && canManage(channel, me, role);

  if (people.error) return <PaneProblem error={people.error} onRetry={people.retry} />;
  return (
    <div className="flex flex-col px-3 pb-8">
      {isMember && isOpen && (
        <Button icon={UserPlus} className="mx-2 mb-2 self-start" onClick={() => setAdding(true)}>
          {t`Add people`}
        </Button>
      )}
      {people.count === undefined ? (
        <SkeletonGroup label={t`Loading the members`} className="flex flex-col gap-4 px-2 py-2">
          {['52%', '38%', '60%', '44%'].map((width) => (
            <span key={width} className="flex items-center gap-3">
              <Skeleton shape="avatar" />
              <Skeleton width={width} />
            </span>
          ))}
        </SkeletonGroup>
      ) : (
        <RowList>
          {members.map((member) => (
            <li key={member.userId} className="group flex items-center gap-1">
              <button
                type="button"
                data-focus-inside
                onClick={(event) => openProfile(member.userId, event.currentTarget)}
                className="min-w-0 flex-1 rounded-control px-2 py-2 text-start transition-colors duration-quick hover:bg-hover"
              >
                <PersonRow member={member} isMe={member.userId === me} showsPresence />
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
          ))}
        </RowList>
      )}
      {people.hasMore && (
        <Button className="mx-2 mt-3 self-start" busy={people.isLoadingMore} onClick={people.loadMore}>
          {t`Show more`}
        </Button>
      )}
      {isAdding && (
        <AddPeopleDialog channel={channel} memberIds={people.memberIds} onClose={() => setAdding(false)} />
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
