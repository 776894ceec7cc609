import { Trans, useLingui } from '@lingui/react/macro';
import { selectMessageRules, selectPendingEdit } from '@parley/client';
import type { Message } from '@parley/protocol';
import { useChatState } from '../../client.js';
import { useLocale } from '../../ui/labels.js';
import { formatTime } from '../../ui/time-format.js';
import { Enclosures } from '../enclosures/index.js';
import { callMessageDialog } from '../message-dialogs/index.js';
import { LinkedMessages } from '../permalinks/index.js';
import { NotSent } from './not-sent.js';
import { SpokenText } from './spoken-text.js';

/** The text of a confirmed message; an edit of mine on its way is shown at once, dimmed. */
export function MessageBody({ message }: { readonly message: Message }) {
  const edit = useChatState(selectPendingEdit(message.id));
  if (message.deletedAt)
    return (
      <p className="text-ui text-ink-3 italic">
        <Trans>Message deleted</Trans>
      </p>
    );
  return (
    <>
      <div className={edit && edit.state !== 'failed' ? 'opacity-60' : undefined}>
        <SpokenText
          foldKey={message.clientMessageId}
          authorId={message.authorId}
          text={edit?.text ?? message.text}
          after={message.editedAt ? <EditedMark message={message} at={message.editedAt} /> : undefined}
        />
      </div>
      <Enclosures message={message} />
      <LinkedMessages text={edit?.text ?? message.text} />
      {edit?.state === 'failed' && <NotSent what="edit" commandId={edit.commandId} error={edit.error} />}
    </>
  );
}

interface EditedMarkProps {
  readonly message: Message;
  readonly at: string;
}

/** Says that a message was edited; where the workspace shows what stood there before, it leads to it. */
function EditedMark({ message, at }: EditedMarkProps) {
  const { t } = useLingui();
  const locale = useLocale();
  const { isHistoryVisible } = useChatState(selectMessageRules);
  const when = formatTime(Date.parse(at), { locale, nowMs: Date.now(), style: 'full' });
  const look = 'ms-1.5 text-meta text-ink-3 select-none';
  if (!isHistoryVisible)
    return (
      <span className={look} title={when}>
        {t`(edited)`}
      </span>
    );
  return (
    <button
      type="button"
      // A row is one stop of the tab key; its menu has the same.
      tabIndex={-1}
      title={when}
      aria-label={t`Edited ${when}. Show edits`}
      onClick={() => callMessageDialog('history', message)}
      className={`${look} rounded-[3px] hover:text-ink hover:underline`}
    >
      {t`(edited)`}
    </button>
  );
}
