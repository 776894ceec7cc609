import { emojiAdd, emojiImage, limits, snapshot, workspaceStream } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { actorOf, foundTestWorkspace, refusalOf } from '../../../../../tests/support/slices.js';
import { startTestWorkspace } from '../../../../../tests/support/test-workspace.js';
import { tinyPng } from '../../../../../tests/support/tiny-png.js';

const { slices, place } = await startTestWorkspace();
const other = await foundTestWorkspace(slices);
const adder = await place.addMember();
const member = await place.addMember();
let names = 0;

const freshName = () => {
  names += 1;
  return `emoji_${names}`;
};

async function add(
  userId: string,
  {
    name = freshName(),
    image = tinyPng(),
    commandId = slices.ids.next(),
    workspaceId = place.workspaceId,
  } = {},
) {
  const body = { commandId, name, image: image.toString('base64') };
  return (await slices.call(emojiAdd, { actor: actorOf(userId), params: { workspaceId }, body })).result
    .emoji;
}

async function emojiSeenBy(userId: string) {
  const { result } = await slices.call(snapshot, {
    actor: actorOf(userId),
    params: { stream: workspaceStream(place.workspaceId) },
    query: { workspaceId: place.workspaceId },
  });
  return result.kind === 'workspace' ? (result.emoji ?? []) : [];
}

const imageOf = (userId: string, url: string) => {
  const [, emojiId, hash] = /^\/api\/v1\/emoji\/([^/]+)\/([^/]+)$/.exec(url) ?? [];
  return slices.call(emojiImage, { actor: actorOf(userId), params: { emojiId, hash } });
};

async function said() {
  const payload = { channelId: place.generalId, clientMessageId: slices.ids.next(), text: 'Look' };
  return (await slices.run(member, 'message.send', payload)).message;
}

describe('an emoji of the workspace', () => {
  it('is added by any member, announced, and seen by everybody with its picture', async () => {
    const image = tinyPng({ colour: [1, 2, 3] });
    const emoji = await add(adder, { image });
    expect(slices.published.at(-1)).toMatchObject({
      type: 'emoji.added',
      stream: workspaceStream(place.workspaceId),
      sequence: emoji.version,
      payload: { emoji },
    });
    expect(await emojiSeenBy(member)).toContainEqual(emoji);
    const { file } = await imageOf(member, emoji.url);
    expect(file?.mediaType).toBe('image/png');
    expect(Buffer.from(file?.bytes ?? []).equals(image)).toBe(true);
  });

  it('is added once, however often it is asked for under one id', async () => {
    const commandId = slices.ids.next();
    const name = freshName();
    const emoji = await add(adder, { name, commandId });
    expect(await add(adder, { name, commandId })).toEqual(emoji);
    const another = add(adder, { name, commandId, image: tinyPng({ colour: [9, 9, 9] }) });
    expect(await refusalOf(another)).toBe('idempotency_conflict');
    expect((await emojiSeenBy(member)).filter((one) => one.name === name)).toHaveLength(1);
  });

  it('has a name of its own, which is free again once it is removed', async () => {
    const emoji = await add(adder);
    expect(await refusalOf(add(member, { name: emoji.name }))).toBe('name_taken');
    await slices.run(adder, 'emoji.remove', { emojiId: emoji.id });
    const again = await add(member, { name: emoji.name });
    expect(again.url).not.toBe(emoji.url);
    expect((await add(other.owner, { name: emoji.name, workspaceId: other.workspaceId })).name).toBe(
      emoji.name,
    );
  });

  it('is one of two that are added at the same moment under one name', async () => {
    const name = freshName();
    const answers = await Promise.allSettled([add(adder, { name }), add(member, { name })]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it.each(['tada', 'thumbsup', 'heart'])('cannot be called %s, as another one is', async (name) => {
    expect(await refusalOf(add(adder, { name }))).toBe('name_taken');
  });

  it.each([
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), /PNG, GIF or WebP/],
    [
      'a page that calls itself a picture',
      Buffer.from('GIF89a<script>alert(1)</script>'),
      /PNG, GIF or WebP/,
    ],
    ['a picture too wide', tinyPng({ size: limits.emojiPixels + 1 }), /256 pixels/],
    ['a file too long', Buffer.concat([tinyPng(), Buffer.alloc(limits.emojiBytes)]), /131072 bytes/],
  ])('is never made of %s', async (_, image, issue) => {
    const context = { actor: actorOf(adder), commandId: slices.ids.next() };
    const adding = slices.customEmoji.add(
      { workspaceId: place.workspaceId, name: freshName(), image },
      context,
    );
    await expect(adding).rejects.toMatchObject({
      code: 'invalid_input',
      details: { path: 'body.image', issue: expect.stringMatching(issue) },
    });
  });

  it('is left to owners and admins where the rules say so', async () => {
    const kept = await foundTestWorkspace(slices);
    const { workspaceId, owner } = kept;
    const somebody = await kept.addMember();
    const admin = await kept.addMember('admin');
    const rules = { workspaceId, editWithinMs: null, deleteWithinMs: null, isHistoryVisible: true };
    const setting = { ...rules, isEmojiForKeepers: true };
    const { messageRules } = await slices.run(owner, 'workspace.setMessageRules', setting);
    expect(messageRules.isEmojiForKeepers).toBe(true);
    expect(await refusalOf(add(somebody, { workspaceId }))).toBe('forbidden');
    expect((await add(admin, { workspaceId })).addedBy).toBe(admin);
    // Who does not know of it sets the other rules, and leaves this one as it is.
    await slices.run(owner, 'workspace.setMessageRules', { ...rules, isHistoryVisible: false });
    expect(await refusalOf(add(somebody, { workspaceId }))).toBe('forbidden');
    await slices.run(owner, 'workspace.setMessageRules', { ...rules, isEmojiForKeepers: false });
    expect((await add(somebody, { workspaceId })).addedBy).toBe(somebody);
  });

  it('is one of so many at most', async () => {
    const { workspaceId, owner } = await foundTestWorkspace(slices);
    await slices.postgres.pool.query(
      `INSERT INTO custom_emoji (id, workspace_id, name, hash, media_type, image, added_by, added_at, version)
       SELECT gen_random_uuid(), $1, 'e' || n, 'x', 'image/png', '', $2, now(), 0 FROM generate_series(1, $3::int) n`,
      [workspaceId, owner, limits.emojiPerWorkspace],
    );
    expect(await refusalOf(add(owner, { workspaceId }))).toBe('limit_reached');
  });
});

describe('renaming an emoji', () => {
  const rename = async (userId: string, emojiId: string, name: string) =>
    (await slices.run(userId, 'emoji.rename', { emojiId, name })).emoji;

  it('is for who added it and for keepers, and keeps its picture', async () => {
    const emoji = await add(adder);
    const name = freshName();
    expect(await refusalOf(rename(member, emoji.id, name))).toBe('forbidden');
    expect(await refusalOf(rename(other.owner, emoji.id, name))).toBe('not_found');
    const renamed = await rename(adder, emoji.id, name);
    expect(renamed).toEqual({ ...emoji, name, version: renamed.version });
    expect(slices.published.at(-1)).toMatchObject({
      ...{ type: 'emoji.renamed', stream: workspaceStream(place.workspaceId), sequence: renamed.version },
      payload: { emoji: renamed },
    });
    expect(await emojiSeenBy(member)).toContainEqual(renamed);
    expect((await imageOf(member, renamed.url)).file).toBeDefined();
    const before = slices.published.length;
    expect(await rename(place.owner, emoji.id, name)).toEqual(renamed);
    expect(slices.published).toHaveLength(before);
  });

  it('frees its name, and takes none that another one has, also at the same moment', async () => {
    const [first, second] = [await add(adder), await add(member)];
    const name = freshName();
    expect(await refusalOf(rename(adder, first.id, second.name))).toBe('name_taken');
    expect(await refusalOf(rename(adder, first.id, 'tada'))).toBe('name_taken');
    const answers = await Promise.allSettled([
      rename(adder, first.id, name),
      rename(member, second.id, name),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const renamed = answers[0]?.status === 'fulfilled' ? first : second;
    expect((await add(adder, { name: renamed.name })).name).toBe(renamed.name);
    await slices.run(adder, 'emoji.remove', { emojiId: first.id });
    expect(await refusalOf(rename(adder, first.id, freshName()))).toBe('not_found');
  });
});

describe('removing an emoji', () => {
  it('is for who added it and for keepers, and takes its picture away', async () => {
    const emoji = await add(adder);
    const removal = { emojiId: emoji.id };
    expect(await refusalOf(slices.run(member, 'emoji.remove', removal))).toBe('forbidden');
    await slices.run(place.owner, 'emoji.remove', removal);
    expect(slices.published.at(-1)).toMatchObject({
      type: 'emoji.removed',
      payload: { workspaceId: place.workspaceId, emojiId: emoji.id },
    });
    expect(await emojiSeenBy(adder)).not.toContainEqual(emoji);
    expect(await refusalOf(imageOf(adder, emoji.url))).toBe('not_found');
    expect(await refusalOf(slices.run(place.owner, 'emoji.remove', removal))).toBe('not_found');
  });

  it('leaves reactions with it standing: they are counted and taken back, and nobody joins them', async () => {
    const emoji = await add(adder);
    const sign = `:${emoji.name}:`;
    const message = await said();
    await slices.run(adder, 'message.react', { messageId: message.id, emoji: sign });
    await slices.run(member, 'message.react', { messageId: message.id, emoji: sign });
    await slices.run(adder, 'emoji.remove', { emojiId: emoji.id });
    const joining = slices.run(place.owner, 'message.react', { messageId: message.id, emoji: sign });
    expect(await refusalOf(joining)).toBe('emoji_unknown');
    const { message: left } = await slices.run(adder, 'message.unreact', {
      messageId: message.id,
      emoji: sign,
    });
    expect(left.reactions).toEqual([{ emoji: sign, count: 1, userIds: [member] }]);
  });
});

describe('who does not belong to the workspace', () => {
  it('adds nothing, sees no picture, removes nothing, and reacts with nothing of it', async () => {
    const emoji = await add(adder);
    expect(await refusalOf(add(other.owner))).toBe('not_found');
    expect(await refusalOf(imageOf(other.owner, emoji.url))).toBe('not_found');
    expect(await refusalOf(slices.run(other.owner, 'emoji.remove', { emojiId: emoji.id }))).toBe('not_found');
    const payload = { channelId: other.generalId, clientMessageId: slices.ids.next(), text: 'Elsewhere' };
    const { message } = await slices.run(other.owner, 'message.send', payload);
    const reacting = slices.run(other.owner, 'message.react', {
      messageId: message.id,
      emoji: `:${emoji.name}:`,
    });
    expect(await refusalOf(reacting)).toBe('emoji_unknown');
  });

  it('is everybody who was removed, from that moment on', async () => {
    const leaver = await place.addMember();
    const emoji = await add(leaver);
    expect((await imageOf(leaver, emoji.url)).file).toBeDefined();
    await slices.run(place.owner, 'member.remove', { workspaceId: place.workspaceId, memberId: leaver });
    expect(await refusalOf(imageOf(leaver, emoji.url))).toBe('not_found');
    expect(await refusalOf(add(leaver))).toBe('not_found');
    expect(await refusalOf(slices.run(leaver, 'emoji.remove', { emojiId: emoji.id }))).toBe('not_found');
    expect(await emojiSeenBy(member)).toContainEqual(emoji);
  });
});
