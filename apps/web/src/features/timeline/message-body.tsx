import { Trans, useLingui } from '@lingui/react/macro';
import { selectPendingEdit } from '@parley/client';
import type { Message } from '@parley/protocol';
import { useChatState } from '../../client.js';
import { useLocale } from '../../ui/labels.js';
import { formatTime } from '../../ui/time-format.js';
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
          authorId={message.authorId}
          text={edit?.text ?? message.text}
          after={message.editedAt ? <EditedMark at={message.editedAt} /> : undefined}
        />
      </div>
      {edit?.state === 'failed' && <NotSent what="edit" commandId={edit.commandId} error={edit.error} />}
    </>
  );
}

function EditedMark({ at }: { readonly at: string }) {
  const { t } = useLingui();
  const locale = useLocale();
  const when = formatTime(Date.parse(at), { locale, nowMs: Date.now(), style: 'full' });
  return (
    <span className="ms-1.5 text-meta text-ink-3 select-none" title={when}>
      {t`(edited)`}
    </span>
  );
}
