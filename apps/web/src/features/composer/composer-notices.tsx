import { Trans, useLingui } from '@lingui/react/macro';
import { useChatState } from '../../client.js';
import { Button } from '../../ui/button.js';
import { useLocale } from '../../ui/labels.js';
import { memberName } from '../people/index.js';
import { ComposerNotice } from './composer-notice.js';
import type { Delivery } from './use-delivery.js';
import type { Slash } from './use-slash.js';

export interface ComposerNoticesProps {
  readonly channelId: string;
  readonly slash: Slash;
  readonly delivery: Delivery;
  readonly onSendAsText: () => void;
}

/** What is to be said about the text in the field, or about the one just sent. */
export function ComposerNotices({ channelId, slash, delivery, onSendAsText }: ComposerNoticesProps) {
  const { t } = useLingui();
  if (slash.problem !== undefined)
    return (
      <ComposerNotice tone="warning" onClose={slash.clear}>
        {slash.problem}
      </ComposerNotice>
    );
  if (slash.unknown !== undefined)
    return (
      <ComposerNotice
        tone="warning"
        onClose={slash.clear}
        actions={
          <Button
            size="small"
            onClick={() => {
              slash.clear();
              onSendAsText();
            }}
          >{t`Send as text`}</Button>
        }
      >
        <Trans>There is no command /{slash.unknown}.</Trans>
      </ComposerNotice>
    );
  return delivery.outsiders.length > 0 ? <Outsiders channelId={channelId} delivery={delivery} /> : null;
}

/** Somebody was named who is not in the channel: they can be added, where that is possible. */
function Outsiders({ channelId, delivery }: { readonly channelId: string; readonly delivery: Delivery }) {
  const { t } = useLingui();
  const locale = useLocale();
  const names = useChatState((state) =>
    new Intl.ListFormat(locale).format(delivery.outsiders.map((userId) => memberName(state, userId))),
  );
  const isNamed = useChatState((state) => state.channels.get(channelId)?.channel.memberIds === null);
  return (
    <ComposerNotice
      onClose={delivery.dismissOutsiders}
      actions={
        isNamed && (
          <Button size="small" onClick={() => void delivery.addOutsiders()}>
            {t`Add to channel`}
          </Button>
        )
      }
    >
      {isNamed ? (
        <Trans>Not in this channel, and not told of your message: {names}</Trans>
      ) : (
        <Trans>Not part of this conversation, and cannot see it: {names}</Trans>
      )}
    </ComposerNotice>
  );
}
