import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { type ChatState, isMuted, selectNoticed, selectUnread } from '@parley/client';
import type { ChannelId } from '@parley/protocol';
import { useChatState } from '../../client.js';
import { Badge } from '../../ui/badge.js';
import { PaneBack } from '../page/index.js';

interface ChannelBackProps {
  readonly channelId: ChannelId;
  /** As it is called here, such as `#general`. */
  readonly name: string;
  readonly onClick: () => void;
}

/** As in the row of the channel: mentions, and of a conversation that is not muted all. */
const forMeIn = (channelId: ChannelId) => (state: ChatState) => {
  const isDirect = state.channels.get(channelId)?.channel.memberIds != null;
  const all = selectNoticed(channelId)(state).sequences.length;
  const mentions = selectUnread(channelId)(state)?.mentions.sequences.length ?? 0;
  return isDirect && !isMuted(state, channelId) ? all : mentions;
};

/** The way back from a pane to the channel under it, and what is unread there: it was not seen (docs/adr/0042). */
export function ChannelBack({ channelId, name, onClick }: ChannelBackProps) {
  const { t } = useLingui();
  const count = useChatState(selectNoticed(channelId)).sequences.length;
  const forMe = useChatState(forMeIn(channelId));
  if (count === 0) return <PaneBack label={t`Back to ${name}`} onClick={onClick} />;
  const unread = plural(count, { one: '# unread message', other: '# unread messages' });
  const mark =
    forMe > 0 ? (
      <Badge count={forMe} tone="mention" label="" />
    ) : (
      <span className="size-2 rounded-full bg-accent" />
    );
  return <PaneBack label={t`Back to ${name}, ${unread}`} mark={mark} onClick={onClick} />;
}
