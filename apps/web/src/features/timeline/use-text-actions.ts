import { useLingui } from '@lingui/react/macro';
import { selectChannel } from '@parley/client';
import type { Message } from '@parley/protocol';
import { useChat } from '../../client.js';
import { afterMenu } from '../../ui/after-menu.js';
import { showToast } from '../../ui/toast.js';
import { handText } from '../handed-text/index.js';
import { plainText } from '../markdown/index.js';
import { useMentionText } from '../mention-text/index.js';
import { calledName, permalinkTo, quotation, wholeText } from '../message-text/index.js';
import { copyText, useWorkspaceSlug } from '../page/index.js';
import { memberName } from '../people/index.js';

/** What can be done with the text of a message, whoever wrote it. */
export interface TextActions {
  readonly copyText: () => void;
  readonly copyMarkdown: () => void;
  readonly copyLink: () => void;
  /** Undefined where nothing can be written. */
  readonly quote: (() => void) | undefined;
}

export function useTextActions(message: Message): TextActions {
  const { t } = useLingui();
  const { store } = useChat();
  const slug = useWorkspaceSlug();
  const { toShown } = useMentionText();

  const copy = async (text: string, done: string) => {
    if (await copyText(text)) showToast({ text: done });
    else showToast({ text: t`The browser did not allow copying.`, tone: 'danger' });
  };
  const nameOf = (id: string) => {
    const { members, groups } = store.getState();
    return members.get(id)?.displayName ?? groups.get(id)?.name;
  };
  const held = selectChannel(message.channelId)(store.getState());
  const canWrite = held?.isMember === true && held.channel.archivedAt === null;

  return {
    copyText: () => {
      void copy(plainText(wholeText(message), calledName(store.getState())), t`Text copied`);
    },
    copyMarkdown: () => void copy(toShown(wholeText(message)), t`Markdown copied`),
    copyLink: () => void copy(permalinkTo(slug, message), t`Link copied`),
    quote:
      canWrite && message.deletedAt === null
        ? () => {
            const authorName = memberName(store.getState(), message.authorId);
            const quoted = quotation(
              { authorName, link: permalinkTo(slug, message), text: wholeText(message) },
              nameOf,
            );
            // An empty line ends the quotation: what is written next is one's own.
            afterMenu(() => handText(message, `${toShown(quoted)}\n\n`));
          }
        : undefined,
  };
}
