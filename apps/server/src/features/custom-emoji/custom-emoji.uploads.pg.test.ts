import { randomUUID } from 'node:crypto';
import { type CustomEmoji, emojiAdd, limits, setup } from '@parley/protocol';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../../../../../tests/support/server.js';
import { tinyPng } from '../../../../../tests/support/tiny-png.js';
import { newAccountDetails } from '../../../../../tests/support/visitor.js';

let server: TestServer;
let cookie = '';
let workspaceId = '';

beforeAll(async () => {
  server = await startTestServer();
  const answer = await post(setup.path, { account: newAccountDetails() });
  cookie = answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
  const { session } = (await answer.json()) as { session: { workspaces: { workspace: { id: string } }[] } };
  workspaceId = session.workspaces[0]?.workspace.id ?? '';
});
afterAll(() => server.close());

const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(server.url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });

const upload = (change: object = {}, headers: Record<string, string> = { cookie }) =>
  post(
    emojiAdd.path.replace(':workspaceId', workspaceId),
    {
      commandId: randomUUID(),
      name: `e_${randomUUID().slice(0, 8)}`,
      image: tinyPng().toString('base64'),
      ...change,
    },
    headers,
  );

/** A picture of exactly so many bytes: most of them stand in a part that readers pass over. */
function pngOf(length: number): Buffer {
  const png = tinyPng();
  const filling = Buffer.alloc(length - png.length);
  filling.writeUInt32BE(filling.length - 12, 0);
  filling.write('prIv', 4, 'latin1');
  return Buffer.concat([png.subarray(0, -12), filling, png.subarray(-12)]);
}

it('the largest picture is taken, and comes back as it was and as nothing but a picture', async () => {
  const image = pngOf(limits.emojiBytes);
  const answer = await upload({ image: image.toString('base64') });
  expect(answer.status).toBe(200);
  const { emoji } = (await answer.json()) as { emoji: CustomEmoji };
  const picture = await fetch(server.url + emoji.url, { headers: { cookie } });
  expect(Buffer.from(await picture.arrayBuffer()).equals(image)).toBe(true);
  expect(Object.fromEntries(picture.headers)).toMatchObject({
    'content-type': 'image/png',
    'cache-control': 'private, max-age=31536000, immutable',
    vary: 'Cookie',
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  });
  expect((await fetch(server.url + emoji.url)).status).toBe(401);
  const elsewhere = await fetch(server.url + emoji.url.replace(/.$/, (last) => (last === '0' ? '1' : '0')), {
    headers: { cookie },
  });
  expect(elsewhere.status).toBe(404);
  expect(elsewhere.headers.get('cache-control')).toBe('no-store');
});

it.each([
  ['no name', { name: undefined }, 'body.name'],
  ['a name with a space', { name: 'tin mug' }, 'body.name'],
  ['a name in capitals', { name: 'Mug' }, 'body.name'],
  ['a name without a letter', { name: '30' }, 'body.name'],
  ['no picture', { image: '' }, 'body.image'],
  ['a picture that is no base64', { image: 'no picture!' }, 'body.image'],
  ['an SVG', { image: Buffer.from('<svg/>').toString('base64') }, 'body.image'],
  [
    'a file that is a byte too long',
    { image: pngOf(limits.emojiBytes + 1).toString('base64') },
    'body.image',
  ],
  ['an id that is none', { commandId: '7' }, 'body.commandId'],
])('[R-LIM-3] %s is refused, and told which field it is', async (_, change, path) => {
  const answer = await upload(change);
  expect(answer.status).toBe(400);
  expect(await answer.json()).toMatchObject({ code: 'invalid_input', details: { path } });
});

it('[R-LIM-1] a file of 2 MB is not taken in, and of a stranger nothing is read', async () => {
  const image = Buffer.alloc(2 * 1_024 * 1_024).toString('base64');
  const mine = await upload({ image });
  expect(mine.status).toBe(413);
  expect(await mine.json()).toMatchObject({ code: 'too_large' });
  const theirs = await upload({ image }, {});
  expect(theirs.status).toBe(401);
  expect(await theirs.json()).toMatchObject({ code: 'unauthenticated' });
});

it('another site cannot upload in the name of who is signed in', async () => {
  const answer = await upload({}, { cookie, origin: 'https://elsewhere.example' });
  expect(await answer.json()).toMatchObject({ code: 'origin_refused' });
});

it('[R-LIM-2] who uploads without end is told when to go on, and may do everything else', async () => {
  const answers = await Promise.all(Array.from({ length: 70 }, () => upload({ image: '' })));
  const refused = answers.find(({ status }) => status === 429);
  expect(await refused?.json()).toMatchObject({ code: 'rate_limited', retryAfterMs: expect.any(Number) });
  expect((await fetch(`${server.url}/api/v1/session`, { headers: { cookie } })).status).toBe(200);
});
