import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { selectGroups } from '@parley/client';
import type { Group, GroupId } from '@parley/protocol';
import { Plus, Users } from 'lucide-react';
import { useChatState } from '../../client.js';
import { AvatarStack } from '../../ui/avatar-stack.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { Icon } from '../../ui/icon.js';
import { CreateGroupDialog } from './create-group-dialog.js';
import { GroupDialog } from './group-dialog.js';

export interface GroupsViewProps {
  /** The group that is open, if any. */
  readonly shown: GroupId | undefined;
  readonly onShow: (groupId: GroupId | undefined) => void;
  /** A new one is being made. */
  readonly isCreating: boolean;
  readonly onCreatingChange: (isCreating: boolean) => void;
}

/** The user groups of the workspace: people who are mentioned together. Everybody may make and change them. */
export function GroupsView({ shown, onShow, isCreating, onCreatingChange }: GroupsViewProps) {
  const { t } = useLingui();
  const groups = useChatState(selectGroups);
  const open = groups.find(({ id }) => id === shown);
  return (
    <>
      {groups.length === 0 ? (
        <EmptyState
          drawing="people"
          title={t`A group calls several people with one name, such as @support.`}
          action={<Button icon={Plus} onClick={() => onCreatingChange(true)}>{t`Create group`}</Button>}
        />
      ) : (
        <ul className="divide-y divide-line">
          {groups.map((group) => (
            <li key={group.id}>
              <GroupRow group={group} onOpen={() => onShow(group.id)} />
            </li>
          ))}
        </ul>
      )}
      {isCreating && (
        <CreateGroupDialog
          onClose={(created) => {
            onCreatingChange(false);
            if (created) onShow(created);
          }}
        />
      )}
      {open && <GroupDialog group={open} onClose={() => onShow(undefined)} />}
    </>
  );
}

function GroupRow({ group, onOpen }: { readonly group: Group; readonly onOpen: () => void }) {
  const members = useChatState((state) => state.members);
  const present = group.memberIds.filter((id) => members.get(id)?.leftAt === null);
  const people = present.slice(0, 4).map((id) => {
    const { displayName: name = '', avatarHue: hue } = members.get(id) ?? {};
    return { id, name, hue };
  });
  return (
    <button
      type="button"
      data-focus-inside
      onClick={onOpen}
      className="flex min-h-14 w-full min-w-0 items-center gap-3 rounded-control px-2 py-2.5 text-start transition-colors duration-quick hover:bg-hover"
    >
      <span className="grid size-9 flex-none place-items-center rounded-card bg-accent-wash text-accent-ink">
        <Icon icon={Users} size={18} />
      </span>
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">@{group.name}</span>
        <span className="block truncate text-meta text-ink-3">
          {plural(present.length, { one: '# person', other: '# people' })}
        </span>
      </span>
      <AvatarStack people={people} size={24} max={3} />
    </button>
  );
}
