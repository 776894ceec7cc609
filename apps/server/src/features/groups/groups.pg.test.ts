import { limits, snapshot, workspaceStream } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { actorOf, foundTestWorkspace, refusalOf } from '../../../../../tests/support/slices.js';
import { startTestWorkspace } from '../../../../../tests/support/test-workspace.js';

const { slices, place } = await startTestWorkspace();
const other = await foundTestWorkspace(slices);
const maker = await place.addMember();
const member = await place.addMember();
let names = 0;

async function made(memberIds: string[] = []) {
  names += 1;
  const payload = { workspaceId: place.workspaceId, name: `group-${names}`, memberIds };
  return (await slices.run(maker, 'group.create', payload)).group;
}

async function groupsSeenBy(userId: string) {
  const { result } = await slices.call(snapshot, {
    actor: actorOf(userId),
    params: { stream: workspaceStream(place.workspaceId) },
    query: { workspaceId: place.workspaceId },
  });
  return result.kind === 'workspace' ? (result.groups ?? []) : [];
}

describe('groups', () => {
  it('are made, changed and seen by everybody of the workspace', async () => {
    const group = await made([member]);
    const renamed = await slices.run(member, 'group.rename', { groupId: group.id, name: 'Support' });
    expect(renamed.group).toMatchObject({ name: 'support', memberIds: [member] });
    await slices.run(member, 'group.addMembers', { groupId: group.id, memberIds: [maker, member] });
    await slices.run(maker, 'group.removeMember', { groupId: group.id, memberId: member });
    const seen = (await groupsSeenBy(place.owner)).find((one) => one.id === group.id);
    expect(seen).toMatchObject({ name: 'support', memberIds: [maker], deletedAt: null });
    expect(seen?.version).toBeGreaterThan(group.version);
  });

  it('have a name of their own, which is free again once they are deleted', async () => {
    const group = await made();
    const again = { workspaceId: place.workspaceId, name: group.name };
    expect(await refusalOf(slices.run(member, 'group.create', again))).toBe('name_taken');
    await slices.run(maker, 'group.delete', { groupId: group.id });
    expect((await slices.run(member, 'group.create', again)).group.name).toBe(group.name);
  });

  it('stay known by name once they are deleted, with nobody in them', async () => {
    const group = await made([member]);
    await slices.run(maker, 'group.delete', { groupId: group.id });
    const seen = (await groupsSeenBy(member)).find((one) => one.id === group.id);
    expect(seen).toMatchObject({ name: group.name, memberIds: [] });
    expect(seen?.deletedAt).not.toBeNull();
    const rename = { groupId: group.id, name: 'again' };
    expect(await refusalOf(slices.run(maker, 'group.rename', rename))).toBe('not_found');
  });

  it('take nobody from outside, and tell outsiders nothing', async () => {
    const group = await made();
    const stranger = { groupId: group.id, memberIds: [other.owner] };
    expect(await refusalOf(slices.run(maker, 'group.addMembers', stranger))).toBe('not_found');
    const theirs = { groupId: group.id, memberIds: [other.owner] };
    expect(await refusalOf(slices.run(other.owner, 'group.addMembers', theirs))).toBe('not_found');
    expect(await refusalOf(slices.run(other.owner, 'group.delete', { groupId: group.id }))).toBe('not_found');
  });

  it('are deleted by who made them, or by a keeper of the workspace', async () => {
    const group = await made();
    const deletion = { groupId: group.id };
    expect(await refusalOf(slices.run(member, 'group.delete', deletion))).toBe('forbidden');
    expect((await slices.run(place.owner, 'group.delete', deletion)).group.deletedAt).not.toBeNull();
  });

  it('hold no more people than are looked up for a mention', async () => {
    const group = await made();
    await slices.postgres.pool.query('UPDATE user_group SET member_ids = $2 WHERE id = $1', [
      group.id,
      Array.from({ length: limits.groupMembers }, () => slices.ids.next()),
    ]);
    const more = { groupId: group.id, memberIds: [member] };
    expect(await refusalOf(slices.run(maker, 'group.addMembers', more))).toBe('limit_reached');
  });
});
