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
 * screen is asked for anew where everybody may read; of a private channel there is nothing more to ask.
 */
export function forgetLostChannels(
  queries: QueryClient,
  store: Pick<ChatClient['store'], 'subscribe'>,
): void {
  store.subscribe(({ channels }, before) => {
    if (channels === before.channels) return;
    const isLost = (id: unknown) => typeof id === 'string' && before.channels.has(id) && !channels.has(id);
    const held = queries.getQueryCache().getAll();
    const lost = new Set(
      held.flatMap(({ queryKey: [kind, id] }) => (kind === ofOne && isLost(id) ? [id] : [])),
    );
    for (const id of lost) {
      const queryKey = [ofOne, id];
      if (before.channels.get(id as string)?.channel.kind === 'public')
        void queries.resetQueries({ queryKey });
      else for (const query of queries.getQueryCache().findAll({ queryKey })) query.reset();
    }
    const mayHoldSome = held.some(({ queryKey: [kind] }) => kind === ofSeveral);
    if (mayHoldSome && [...before.channels.keys()].some(isLost))
      void queries.resetQueries({ queryKey: [ofSeveral] });
  });
}
