import type { ChatClient } from '@parley/client';
import type { QueryClient } from '@tanstack/react-query';

const ofOne = 'channel';
const ofSeveral = 'channels';

/** The key of what was read in a channel: by it all of that goes with the access. */
export const channelKey = (channelId: string, ...what: readonly (string | number)[]) =>
  [ofOne, channelId, ...what] as const;

/** The key of what was read in several channels at once. */
export const acrossChannelsKey = (...what: readonly string[]) => [ofSeveral, ...what] as const;

/**
 * Lets go of what was read in a channel when access to it ends, at once: also of what is still on its way. What is on
 * screen is asked for anew where everybody in the workspace may read; of a private channel, or after signing out, there
 * is nothing more to ask.
 */
export function forgetLostChannels(
  queries: QueryClient,
  store: Pick<ChatClient['store'], 'subscribe'>,
): void {
  const forget = (queryKey: readonly unknown[], isReadable: boolean) => {
    if (isReadable) void queries.resetQueries({ queryKey });
    else for (const query of queries.getQueryCache().findAll({ queryKey })) query.reset();
  };
  store.subscribe(({ channels, phase }, before) => {
    if (channels === before.channels) return;
    const isLost = (id: unknown) => typeof id === 'string' && before.channels.has(id) && !channels.has(id);
    const isInside = phase.kind === 'ready';
    const held = queries.getQueryCache().getAll();
    const lost = new Set(
      held.flatMap(({ queryKey: [kind, id] }) => (kind === ofOne && isLost(id) ? [id as string] : [])),
    );
    for (const id of lost)
      forget([ofOne, id], isInside && before.channels.get(id)?.channel.kind === 'public');
    const mayHoldSome = held.some(({ queryKey: [kind] }) => kind === ofSeveral);
    if (mayHoldSome && [...before.channels.keys()].some(isLost)) forget([ofSeveral], isInside);
  });
}
