import { expect, it } from 'vitest';
import { holding } from '../../../../../tests/support/holding.js';
import { refusalOf } from '../../../../../tests/support/slices.js';
import { startTestWorkspace } from '../../../../../tests/support/test-workspace.js';

const { slices, place } = await startTestWorkspace({ poolSize: 10 });

it('ending while the person marks as read neither deadlocks nor holds up the channel', async () => {
  const { generalId: channelId, workspaceId, owner } = place;
  const { pool } = slices.postgres;
  for (const end of ['leave', 'removal'] as const) {
    const userId = await place.addMember();
    // Where marking as read stands between its two steps: the marker moved, its event not yet numbered.
    const marking = await holding(
      pool,
      'UPDATE channel_member SET last_read_sequence = 1 WHERE channel_id = $1 AND user_id = $2',
      [channelId, userId],
    );
    const ending =
      end === 'leave'
        ? slices.run(userId, 'channel.leave', { channelId })
        : slices.run(owner, 'member.remove', { workspaceId, memberId: userId });
    await marking.untilAwaited();
    const streams = [`channel:${channelId}`, `user:${userId}`];
    await pool.query('SELECT FROM stream WHERE name = ANY($1) FOR NO KEY UPDATE NOWAIT', [streams]);
    await marking.commit();
    await ending;
  }
});

it('[R-AUTH-2] ending while the person deletes or edits a message refuses both', async () => {
  const { workspaceId, owner } = place;
  for (const change of ['message.delete', 'message.edit'] as const) {
    const userId = await place.addMember();
    const draft = { workspaceId, name: `plans-${userId}`, memberIds: [userId] };
    const { channel } = await slices.run(owner, 'channel.create', { ...draft, kind: 'private' });
    const channelId = channel.id;
    const sending = { channelId, clientMessageId: slices.ids.next(), text: 'Hello' };
    const { id: messageId } = (await slices.run(userId, 'message.send', sending)).message;
    const removal = await holding(
      slices.postgres.pool,
      `WITH gone AS (DELETE FROM channel_member WHERE channel_id = $1::uuid AND user_id = $2)
       UPDATE stream SET head = head WHERE name = $3`,
      [channelId, userId, `channel:${channelId}`],
    );
    const changed = refusalOf(slices.run(userId, change, { messageId, text: 'Bye' }));
    await removal.untilAwaited();
    await removal.commit();
    expect(await changed).toBe('not_found');
  }
});
