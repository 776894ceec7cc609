import { plural } from '@lingui/core/macro';
import type { ChatState } from '@parley/client';
import { channelTitle } from '../channels/index.js';
import type { MissedMessage } from './missed.js';

/** More places than this make nobody wiser. */
const mostNamed = 4;

/** What was missed, in one sentence, and where. Call it when it is told, so that it speaks the language in use. */
export function missedWords(
  state: ChatState,
  found: readonly MissedMessage[],
): { title: string; body: string } {
  const count = found.length;
  const isAll = (kind: MissedMessage['kind']) => found.every((one) => one.kind === kind);
  const title = isAll('mention')
    ? plural(count, { one: '# mention while you were away', other: '# mentions while you were away' })
    : isAll('direct')
      ? plural(count, {
          one: '# direct message while you were away',
          other: '# direct messages while you were away',
        })
      : isAll('reply')
        ? plural(count, {
            one: '# reply in your threads while you were away',
            other: '# replies in your threads while you were away',
          })
        : plural(count, {
            one: '# message for you while you were away',
            other: '# messages for you while you were away',
          });
  const places = [...new Set(found.map((one) => one.channelId))].flatMap((id) => {
    const channel = state.channels.get(id)?.channel;
    if (!channel) return [];
    return [channel.memberIds === null ? `#${channelTitle(state, channel)}` : channelTitle(state, channel)];
  });
  const rest = places.length - mostNamed;
  const named = rest > 1 ? places.slice(0, mostNamed) : places;
  const more = rest > 1 ? [plural(rest, { one: '# other place', other: '# other places' })] : [];
  const list = new Intl.ListFormat(document.documentElement.lang || undefined, { type: 'conjunction' });
  return { title, body: list.format([...named, ...more]) };
}
