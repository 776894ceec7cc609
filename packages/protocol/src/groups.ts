import * as z from 'zod/mini';
import { defineCommand, defineEvent } from './define.js';
import { id, sequence, timestamp } from './ids.js';
import { limits } from './limits.js';
import { uniformLine } from './text.js';

/**
 * People who are mentioned together, as `<!group:id>`. Everybody in the workspace sees and keeps its groups. A deleted
 * one stays known by name, so that what was said keeps its words, and has nobody in it.
 */
export const group = z.object({
  id,
  workspaceId: id,
  name: z.string(),
  /** In the order they came. Those who left the workspace since may be among them; they are mentioned no more. */
  memberIds: z.array(id),
  createdBy: id,
  createdAt: timestamp,
  deletedAt: z.nullable(timestamp),
  /** The sequence, in the workspace stream, of the event that last changed it. */
  version: sequence,
});
export type Group = z.output<typeof group>;

/** Words that mean people already. */
export const reservedGroupNames: readonly string[] = ['channel', 'here', 'everyone', 'everybody', 'all'];

const groupName = uniformLine(limits.groupNameLength, 1).check(
  z.regex(/^[\p{L}\p{M}\p{N}_-]+$/u, 'may have letters, digits, - and _ only'),
  z.refine((name) => !reservedGroupNames.includes(name), 'means other people already'),
);
const groupPeople = (min: number) => z.array(id).check(z.minLength(min), z.maxLength(limits.groupMembers));

export const groupCreate = defineCommand({
  type: 'group.create',
  doc: 'Creates a user group; any member of the workspace may.',
  payload: z.object({ workspaceId: id, name: groupName, memberIds: z._default(groupPeople(0), []) }),
  result: z.object({ group }),
  errors: ['name_taken', 'limit_reached'],
});

export const groupRename = defineCommand({
  type: 'group.rename',
  doc: 'Gives a user group another name; any member of the workspace may.',
  payload: z.object({ groupId: id, name: groupName }),
  result: z.object({ group }),
  errors: ['name_taken'],
});

export const groupAddMembers = defineCommand({
  type: 'group.addMembers',
  doc: 'Adds people of the workspace to a user group; any member of the workspace may.',
  payload: z.object({ groupId: id, memberIds: groupPeople(1) }),
  result: z.object({ group }),
  errors: ['limit_reached'],
});

export const groupRemoveMember = defineCommand({
  type: 'group.removeMember',
  doc: 'Takes somebody out of a user group; any member of the workspace may.',
  payload: z.object({ groupId: id, memberId: id }),
  result: z.object({ group }),
  errors: [],
});

export const groupDelete = defineCommand({
  type: 'group.delete',
  doc: 'Deletes a user group: its creator, an owner or an admin may.',
  payload: z.object({ groupId: id }),
  result: z.object({ group }),
  errors: [],
});

export const groupCreated = defineEvent({
  type: 'group.created',
  doc: 'The workspace has a new user group.',
  streams: ['workspace'],
  schemaVersion: 1,
  payload: z.object({ group }),
});

export const groupUpdated = defineEvent({
  type: 'group.updated',
  doc: 'Name or people of a user group changed, or it was deleted.',
  streams: ['workspace'],
  schemaVersion: 1,
  payload: z.object({ group }),
});
