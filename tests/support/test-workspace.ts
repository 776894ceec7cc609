import type { Message } from '@parley/protocol';
import { afterAll } from 'vitest';
import { foundTestWorkspace, type SlicesOptions, startSlices } from './slices.js';

/** A workspace on the slices of one node, for the tests of a file: it is let go of after the last of them. */
export async function startTestWorkspace(options: SlicesOptions = {}) {
  const slices = await startSlices(options);
  afterAll(() => slices.stop());
  return { slices, place: await foundTestWorkspace(slices) };
}

/** A workspace with two members of whom the first says something. */
export async function startConversation(options: SlicesOptions = {}) {
  const { slices, place } = await startTestWorkspace(options);
  const author = await place.addMember();
  const other = await place.addMember();

  return {
    ...{ slices, place, author, other },

    said: async (text = 'Look', channelId = place.generalId): Promise<Message> => {
      const payload = { channelId, clientMessageId: slices.ids.next(), text };
      return (await slices.run(author, 'message.send', payload)).message;
    },

    /** The tables in which any value contains the text. */
    tracesOf: async (text: string): Promise<string[]> => {
      const { rows: tables } = await slices.postgres.pool.query<{ name: string }>(
        `SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'`,
      );
      const traces: string[] = [];
      for (const { name } of tables) {
        const query = `SELECT 1 FROM "${name}" t WHERE strpos(t::text, $1) > 0`;
        if ((await slices.postgres.pool.query(query, [text])).rowCount !== 0) traces.push(name);
      }
      return traces;
    },
  };
}
