import { plural, t } from '@lingui/core/macro';
import {
  type Group,
  groupCreate,
  limits,
  reservedGroupNames,
  type UserId,
  type WorkspaceRole,
} from '@parley/protocol';

const nameRule = groupCreate.payload.shape.name;

/** Why this cannot be the name of a group; undefined when it can. */
export function groupNameProblem(name: string): string | undefined {
  if (nameRule.safeParse(name).success) return undefined;
  if (name.trim() === '') return t`Give the group a name.`;
  if (reservedGroupNames.includes(name)) return t`@${name} means other people already. Choose another name.`;
  if ([...name].length > limits.groupNameLength) {
    return t`Use at most ${plural(limits.groupNameLength, { one: '# character', other: '# characters' })}.`;
  }
  return t`Use letters, digits, hyphens and underscores only.`;
}

/** Whether somebody may delete it: who made it, owners and admins. Everybody may change it. */
export function canDelete(group: Group, me: UserId, role: WorkspaceRole): boolean {
  return group.createdBy === me || role === 'owner' || role === 'admin';
}
