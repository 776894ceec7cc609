import {
  limits,
  type SidebarChange,
  snapshot,
  userStream,
  usualPreferences,
  usualSidebar,
} from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { actorOf, refusalOf } from '../../../../../tests/support/slices.js';
import { startTestWorkspace } from '../../../../../tests/support/test-workspace.js';

const { slices, place } = await startTestWorkspace();

const arrange = (userId: string, change: SidebarChange, commandId?: string) =>
  slices.run(userId, 'sidebar.update', { workspaceId: place.workspaceId, change }, commandId);

async function ownSnapshot(userId: string) {
  const { result } = await slices.call(snapshot, {
    actor: actorOf(userId),
    params: { stream: userStream(userId) },
    query: { workspaceId: place.workspaceId },
  });
  if (result.kind !== 'user') throw new Error('not a user snapshot');
  return result;
}

describe('preferences', () => {
  it('are the usual ones until something is chosen, and stand in the snapshot', async () => {
    const userId = await place.addMember();
    expect((await ownSnapshot(userId)).preferences).toEqual(usualPreferences);
    const { preferences } = await slices.run(userId, 'preferences.update', { theme: 'dark' });
    const kept = await ownSnapshot(userId);
    expect(kept.preferences).toEqual(preferences);
    expect(preferences).toEqual({ ...usualPreferences, theme: 'dark', version: kept.head });
  });

  it('count as chosen although they are the usual ones; the same again is no event', async () => {
    const userId = await place.addMember();
    const first = await slices.run(userId, 'preferences.update', { density: 'comfortable' });
    expect(first.preferences.version).toBeGreaterThan(0);
    const { head } = await ownSnapshot(userId);
    await slices.run(userId, 'preferences.update', { density: 'comfortable' });
    expect((await ownSnapshot(userId)).head).toBe(head);
  });

  it('of two devices at once all that was named is kept', async () => {
    const userId = await place.addMember();
    await Promise.all([
      slices.run(userId, 'preferences.update', { theme: 'dark' }),
      slices.run(userId, 'preferences.update', { clock: '24' }),
      slices.run(userId, 'preferences.update', { language: 'de' }),
    ]);
    const { preferences } = await ownSnapshot(userId);
    expect(preferences).toMatchObject({ theme: 'dark', clock: '24', language: 'de' });
  });
});

describe('the sidebar', () => {
  it('is put in order by changes, and is the same in the snapshot', async () => {
    const userId = await place.addMember();
    const sectionId = slices.ids.next();
    await arrange(userId, { kind: 'section', sectionId, name: 'Print shop' });
    await arrange(userId, { kind: 'place', channelIds: [place.generalId], sectionId });
    const { sidebar } = await arrange(userId, { kind: 'mute', channelId: place.generalId, isMuted: true });
    expect(sidebar.placements).toEqual([{ channelId: place.generalId, sectionId }]);
    const kept = await ownSnapshot(userId);
    expect(kept.sidebar).toEqual(sidebar);
    expect(kept.head).toBe(sidebar.version);
  });

  it('[R-SEND-3] a repeat of a command changes nothing and tells how it is now', async () => {
    const userId = await place.addMember();
    const commandId = slices.ids.next();
    const mute: SidebarChange = { kind: 'mute', channelId: place.generalId, isMuted: true };
    await arrange(userId, mute, commandId);
    const later = await arrange(userId, { ...mute, isMuted: false });
    const again = await arrange(userId, mute, commandId);
    expect(again.sidebar).toEqual(later.sidebar);
    expect(await refusalOf(arrange(userId, { ...mute, isMuted: false }, commandId))).toBe(
      'idempotency_conflict',
    );
  });

  it('keeps what two devices do at the same time', async () => {
    const userId = await place.addMember();
    const sections = Array.from({ length: 6 }, () => slices.ids.next());
    await Promise.all(
      sections.map((sectionId, n) => arrange(userId, { kind: 'section', sectionId, name: `s${n}` })),
    );
    const { sidebar } = await ownSnapshot(userId);
    expect(new Set(sidebar?.sections.map((one) => one.id))).toEqual(
      new Set(['starred', 'channels', 'directs', ...sections]),
    );
  });

  it('refuses the section after the fiftieth, and loses nothing', async () => {
    const userId = await place.addMember();
    const add = (name: string) => arrange(userId, { kind: 'section', sectionId: slices.ids.next(), name });
    for (let n = 0; n < limits.sidebarSections; n += 1) await add(`s${n}`);
    expect(await refusalOf(add('one too many'))).toBe('limit_reached');
    const { sidebar } = await ownSnapshot(userId);
    expect(sidebar?.sections).toHaveLength(limits.sidebarSections + 3);
  });

  it('is nobody else’s, and nothing is said of a workspace one does not belong to', async () => {
    const stranger = await slices.addAccount();
    const mute: SidebarChange = { kind: 'mute', channelId: place.generalId, isMuted: true };
    expect(await refusalOf(arrange(stranger, mute))).toBe('not_found');
    const userId = await place.addMember();
    expect((await ownSnapshot(userId)).sidebar).toEqual(usualSidebar(place.workspaceId));
  });
});
