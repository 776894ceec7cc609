import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../../../tests/support/slices.js';
import { startTestWorkspace } from '../../../../../tests/support/test-workspace.js';

const { slices, place } = await startTestWorkspace();
const userId = await place.addMember();

const names = { displayName: 'Ann Lindqvist', title: 'Site reliability' };
const soon = () => new Date(Date.now() + 60_000).toISOString();
const past = '2020-01-01T00:00:00.000Z';

describe('a profile', () => {
  it('keeps what is left out, and takes back what is emptied', async () => {
    const { workspaceId } = place;
    const full = { pronouns: 'she/her', timeZone: 'Europe/Stockholm', avatarHue: 168 };
    const first = await slices.run(userId, 'member.updateProfile', { workspaceId, ...names, ...full });
    expect(first.member).toMatchObject(full);
    const second = await slices.run(userId, 'member.updateProfile', { workspaceId, ...names, title: 'Lead' });
    expect(second.member).toMatchObject({ ...full, title: 'Lead' });
    const empty = { pronouns: '', timeZone: '', avatarHue: null };
    const third = await slices.run(userId, 'member.updateProfile', { workspaceId, ...names, ...empty });
    expect(Object.keys(third.member)).not.toEqual(expect.arrayContaining(['pronouns']));
    expect(third.member.timeZone).toBeUndefined();
  });

  it('does not lose the status or the quiet hours when the name changes', async () => {
    const { workspaceId } = place;
    const status = { emoji: '🍲', text: 'At lunch', expiresAt: soon() };
    const quiet = { until: null, hours: { from: '22:00', until: '07:00' } };
    await slices.run(userId, 'member.setStatus', { workspaceId, status });
    await slices.run(userId, 'member.setQuiet', { workspaceId, quiet });
    const { member } = await slices.run(userId, 'member.updateProfile', { workspaceId, ...names });
    expect(member).toMatchObject({ status, quiet });
  });
});

describe('a status', () => {
  it('is taken back, and the same again is no event', async () => {
    const { workspaceId } = place;
    const status = { emoji: '🌴', text: 'On holiday', expiresAt: null };
    const first = await slices.run(userId, 'member.setStatus', { workspaceId, status });
    const again = await slices.run(userId, 'member.setStatus', { workspaceId, status });
    expect(again.member.version).toBe(first.member.version);
    const gone = await slices.run(userId, 'member.setStatus', { workspaceId, status: null });
    expect(gone.member.status).toBeUndefined();
  });

  it('cannot have run out before it begins', async () => {
    const { workspaceId } = place;
    const status = { emoji: '🌴', text: '', expiresAt: past };
    expect(await refusalOf(slices.run(userId, 'member.setStatus', { workspaceId, status }))).toBe(
      'invalid_input',
    );
    const quiet = { until: past, hours: null };
    expect(await refusalOf(slices.run(userId, 'member.setQuiet', { workspaceId, quiet }))).toBe(
      'invalid_input',
    );
  });

  it('is not to be set by those who left', async () => {
    const { workspaceId, owner } = place;
    const gone = await place.addMember();
    await slices.run(owner, 'member.remove', { workspaceId, memberId: gone });
    const refusal = await refusalOf(slices.run(gone, 'member.setStatus', { workspaceId, status: null }));
    expect(refusal).toBe('not_found');
  });
});
