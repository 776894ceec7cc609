import { limits, type NotificationChange } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/slices.js';
import { startTestWorkspace } from '../../../../../tests/support/test-workspace.js';

const { slices, place } = await startTestWorkspace();

const update = async (userId: string, change: NotificationChange) => {
  const payload = { workspaceId: place.workspaceId, change };
  return (await slices.run(userId, 'notifications.update', payload)).notifications;
};
const stored = (userId: string) =>
  slices.notifications.reading.settings(slices.postgres, { userId, workspaceId: place.workspaceId });

describe('notification settings', () => {
  it('are the usual ones until something is chosen, and then told to the person alone', async () => {
    const userId = await place.addMember();
    const channelId = slices.ids.next();
    expect(await stored(userId)).toMatchObject({ level: 'mentions', keywords: [], channels: [], version: 0 });
    const before = slices.published.length;
    await update(userId, { kind: 'level', level: 'all' });
    await update(userId, { kind: 'channel', channelId, level: 'nothing' });
    const settings = await update(userId, { kind: 'keywords', keywords: ['relief', 'relief', 'Karte'] });
    expect(settings).toMatchObject({
      level: 'all',
      keywords: ['relief', 'Karte'],
      channels: [{ channelId, level: 'nothing' }],
    });
    expect(await stored(userId)).toEqual(settings);
    const told = slices.published.slice(before);
    expect(new Set(told.map((one) => one.stream))).toEqual(new Set([`user:${userId}`]));
    expect(told.at(-1)).toMatchObject({ type: 'notifications.updated', sequence: settings.version });
  });

  it('chosen as they are tell nobody', async () => {
    const userId = await place.addMember();
    await update(userId, { kind: 'level', level: 'nothing' });
    const before = slices.published.length;
    await update(userId, { kind: 'level', level: 'nothing' });
    expect(slices.published).toHaveLength(before);
  });

  it('changed on two devices at once hold both changes', async () => {
    const userId = await place.addMember();
    const ids = Array.from({ length: 6 }, () => slices.ids.next());
    await Promise.all(ids.map((channelId) => update(userId, { kind: 'channel', channelId, level: 'all' })));
    const { channels } = await stored(userId);
    expect(channels.map((one) => one.channelId).sort()).toEqual([...ids].sort());
  });

  it('hold a level of their own for no more channels than one may belong to', async () => {
    const userId = await place.addMember();
    await update(userId, { kind: 'level', level: 'all' });
    const channels = Array.from({ length: limits.channelsPerMember }, () => ({
      channelId: slices.ids.next(),
      level: 'all',
    }));
    await slices.postgres.prisma.notificationSettings.update({
      where: { userId_workspaceId: { userId, workspaceId: place.workspaceId } },
      data: { settings: { level: 'all', keywords: [], channels } },
    });
    const oneMore = update(userId, { kind: 'channel', channelId: slices.ids.next(), level: 'nothing' });
    expect(await refusalOf(oneMore)).toBe('limit_reached');
    const [first] = channels;
    const back = await update(userId, { kind: 'channel', channelId: first?.channelId ?? '', level: null });
    expect(back.channels).toHaveLength(limits.channelsPerMember - 1);
  });

  it('[R-AUTH-4] are not for strangers', async () => {
    expect(await refusalOf(update(await slices.addAccount(), { kind: 'level', level: 'all' }))).toBe(
      'not_found',
    );
  });
});
