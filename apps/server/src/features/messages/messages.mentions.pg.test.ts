import { limits, mentionOfEverybody, mentionOfGroup, mentionOfHere, mentionOfUser } from '@parley/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  foundTestWorkspace,
  refusalOf,
  type Slices,
  startSlices,
  type TestWorkspace,
} from '../../../../../tests/support/slices.js';

const here = new Set<string>();
let slices: Slices;
let place: TestWorkspace;
let author: string;
let present: string;
let absent: string;
/** Of the workspace, and in none of the channels but #general. */
let outside: string;
let channelId: string;

beforeAll(async () => {
  slices = await startSlices({ here });
  place = await foundTestWorkspace(slices);
  author = await place.addMember();
  present = await place.addMember();
  absent = await place.addMember();
  outside = await place.addMember();
  here.add(author).add(present).add(outside);
});
beforeEach(async () => {
  const payload = {
    workspaceId: place.workspaceId,
    kind: 'private',
    name: `n-${slices.ids.next()}`,
  } as const;
  const memberIds = [present, absent];
  channelId = (await slices.run(author, 'channel.create', { ...payload, memberIds })).channel.id;
});
afterAll(() => slices.stop());

async function say(text: string, userId = author) {
  const payload = { channelId, clientMessageId: slices.ids.next(), text };
  return (await slices.run(userId, 'message.send', payload)).message;
}

/** The sequences that count as mentions of the person. */
async function badgeOf(userId: string): Promise<readonly number[] | undefined> {
  const state = await slices.channels.reading.readState(slices.postgres, channelId, userId);
  return state?.mentions.sequences;
}

async function groupOf(memberIds: string[]) {
  const payload = { workspaceId: place.workspaceId, name: `g-${slices.ids.next()}`, memberIds };
  return (await slices.run(author, 'group.create', payload)).group;
}

describe('everybody', () => {
  it('is one id and one row, and a mention for all but the author', async () => {
    const message = await say(`${mentionOfEverybody}, lunch`);
    expect(message.mentions).toEqual([channelId]);
    const { rows } = await slices.postgres.pool.query('SELECT user_id FROM mention WHERE channel_id = $1', [
      channelId,
    ]);
    expect(rows).toEqual([{ user_id: channelId }]);
    expect(await badgeOf(present)).toEqual([message.sequence]);
    expect(await badgeOf(absent)).toEqual([message.sequence]);
    expect(await badgeOf(author)).toEqual([]);
    // Who is not in the channel has no badge in it.
    expect(await badgeOf(outside)).toBeUndefined();
  });

  it('counts once for somebody who is named too', async () => {
    const message = await say(`${mentionOfEverybody} and ${mentionOfUser(present)}`);
    expect(await badgeOf(present)).toEqual([message.sequence]);
  });

  it('comes and goes with an edit, and goes with the message', async () => {
    const message = await say('Lunch');
    await slices.run(author, 'message.edit', { messageId: message.id, text: mentionOfEverybody });
    expect(await badgeOf(present)).toEqual([message.sequence]);
    await slices.run(author, 'message.edit', { messageId: message.id, text: 'Nobody' });
    expect(await badgeOf(present)).toEqual([]);
    await slices.run(author, 'message.edit', { messageId: message.id, text: mentionOfEverybody });
    await slices.run(author, 'message.delete', { messageId: message.id });
    expect(await badgeOf(present)).toEqual([]);
  });

  it('is not reached by writing the id of the channel where a person belongs', async () => {
    expect((await say(mentionOfUser(channelId))).mentions).toEqual([]);
    const elsewhere = await say(mentionOfUser(place.generalId));
    expect(elsewhere.mentions).toEqual([]);
  });

  it('is quoted in code', async () => {
    expect((await say(`\`${mentionOfEverybody}\``)).mentions).toEqual([]);
  });
});

describe('those who are here', () => {
  it('are the people of the channel who are there when it is said', async () => {
    const message = await say(`${mentionOfHere}, lunch`);
    expect(message.mentions).toEqual([present]);
    expect(await badgeOf(present)).toEqual([message.sequence]);
    expect(await badgeOf(absent)).toEqual([]);
  });

  it('are everybody where there are too many to ask', async () => {
    await slices.postgres.pool.query(
      `INSERT INTO channel_member (channel_id, user_id, joined_at)
       SELECT $1, gen_random_uuid(), now() FROM generate_series(1, $2::int)`,
      [channelId, limits.hereMembers],
    );
    expect((await say(mentionOfHere)).mentions).toEqual([channelId]);
  });
});

describe('a group', () => {
  it('is those of its people who are in the channel, as of now', async () => {
    const group = await groupOf([present, outside, author]);
    const message = await say(`${mentionOfGroup(group.id)} and ${mentionOfUser(absent)}`);
    expect([...message.mentions].sort()).toEqual([present, absent].sort());
    await slices.run(author, 'group.removeMember', { groupId: group.id, memberId: present });
    expect(await badgeOf(present), 'what was said stays said').toEqual([message.sequence]);
    expect((await say(mentionOfGroup(group.id))).mentions).toEqual([]);
  });

  it('calls nobody once it is deleted, nor from another workspace', async () => {
    const group = await groupOf([present]);
    await slices.run(author, 'group.delete', { groupId: group.id });
    expect((await say(mentionOfGroup(group.id))).mentions).toEqual([]);
    const stranger = await foundTestWorkspace(slices);
    const payload = { workspaceId: stranger.workspaceId, name: 'theirs', memberIds: [stranger.owner] };
    const { group: theirs } = await slices.run(stranger.owner, 'group.create', payload);
    expect((await say(mentionOfGroup(theirs.id))).mentions).toEqual([]);
  });

  it('calls nobody who has left the workspace', async () => {
    const leaver = await place.addMember();
    await slices.run(author, 'channel.addMembers', { channelId, memberIds: [leaver] });
    const group = await groupOf([leaver]);
    await slices.run(place.owner, 'member.remove', { workspaceId: place.workspaceId, memberId: leaver });
    expect((await say(`${mentionOfGroup(group.id)} ${mentionOfUser(leaver)}`)).mentions).toEqual([]);
  });

  it('is one of a few in one message', async () => {
    const ids = Array.from({ length: limits.groupsPerMessage + 1 }, () => slices.ids.next());
    expect(await refusalOf(say(ids.map(mentionOfGroup).join(' ')))).toBe('limit_reached');
  });
});

it('messages keep their order, whomever they call', async () => {
  const group = await groupOf([present]);
  const texts = [mentionOfGroup(group.id), 'plain', mentionOfHere, 'plain too', mentionOfEverybody, 'last'];
  const sent = await Promise.all(texts.map((text) => say(text)));
  const inOrder = sent.map(({ sequence }) => sequence);
  expect(inOrder).toEqual([...inOrder].sort((a, b) => a - b));
});
