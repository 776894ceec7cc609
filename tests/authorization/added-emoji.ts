import { type CustomEmoji, emojiAdd } from '@parley/protocol';
import { granted, type Person } from '@parley/protocol/conformance';
import { tinyPng } from '../support/tiny-png.js';

/** What an upload says, with a name that nobody uses. */
export const newEmoji = () => ({
  commandId: crypto.randomUUID(),
  name: `e-${crypto.randomUUID().slice(0, 13)}`,
  image: tinyPng().toString('base64'),
});

/** A fresh emoji of the person's workspace. */
export async function addedEmoji(person: Person): Promise<CustomEmoji> {
  const request = { params: { workspaceId: person.workspace.id }, body: newEmoji() };
  return granted(await person.call(emojiAdd, request), 'an emoji').emoji;
}
