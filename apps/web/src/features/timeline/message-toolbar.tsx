import { useLingui } from '@lingui/react/macro';
import type { Message } from '@parley/protocol';
import { clsx } from 'clsx';
import {
  Bell,
  Bookmark,
  BookmarkCheck,
  Copy,
  EllipsisVertical,
  FileCode,
  Forward,
  History,
  Link,
  MailOpen,
  MessageSquareReply,
  Pencil,
  Pin,
  PinOff,
  SmilePlus,
  TextQuote,
  Trash2,
} from 'lucide-react';
import { useRef } from 'react';
import { IconButton } from '../../ui/icon-button.js';
import { LazyMenu } from '../../ui/lazy-menu.js';
import type { MenuEntry } from '../../ui/menu.js';
import { useIsSaved } from '../later/index.js';
import { QuickReactions } from '../reactions/index.js';
import { messageKeys } from './message-keys.js';
import type { MessageActions } from './use-message-actions.js';
import { useStandsAside } from './use-stands-aside.js';

/** Floats over the row that is looked at; there is only ever one. For fingers it has fewer buttons, and wider: the menu has all. */
export function MessageToolbar({
  message,
  actions,
}: {
  readonly message: Message;
  readonly actions: MessageActions;
}) {
  const { t } = useLingui();
  const bar = useRef<HTMLDivElement>(null);
  const isAside = useStandsAside(bar);
  const isSaved = useIsSaved(actions.later.messageId);
  const { edit, editHint, askDelete, deleteHint, showHistory, quote } = actions;
  const items: MenuEntry[] = [
    { label: t`Forward…`, icon: Forward, shortcut: messageKeys.forward, onSelect: actions.forward },
    {
      label: isSaved ? t`Remove from saved` : t`Save for later`,
      icon: isSaved ? BookmarkCheck : Bookmark,
      shortcut: messageKeys.save,
      onSelect: actions.later.toggleSaved,
    },
    { label: t`Remind me…`, icon: Bell, shortcut: messageKeys.remind, onSelect: actions.later.remind },
    { kind: 'divider' },
    { label: t`Copy text`, icon: Copy, shortcut: messageKeys.copyText, onSelect: actions.copyText },
    { label: t`Copy as Markdown`, icon: FileCode, onSelect: actions.copyMarkdown },
    { label: t`Copy link`, icon: Link, shortcut: messageKeys.copyLink, onSelect: actions.copyLink },
  ];
  if (showHistory) items.splice(1, 0, { label: t`Show edits`, icon: History, onSelect: showHistory });
  if (quote)
    items.unshift({ label: t`Quote`, icon: TextQuote, shortcut: messageKeys.quote, onSelect: quote });
  // What is over stays in its place and says why.
  if (edit)
    items.unshift({
      label: t`Edit`,
      icon: Pencil,
      shortcut: messageKeys.edit,
      onSelect: edit,
      hint: editHint,
      disabled: editHint !== undefined,
    });
  if (actions.openThread)
    items.unshift({
      label: t`Reply in thread`,
      icon: MessageSquareReply,
      shortcut: messageKeys.reply,
      onSelect: actions.openThread,
    });
  const { react, pin, unpin, showReactors } = actions.marks;
  if (pin) items.push({ label: t`Pin to channel`, icon: Pin, shortcut: messageKeys.pin, onSelect: pin });
  if (unpin) items.push({ label: t`Unpin`, icon: PinOff, shortcut: messageKeys.pin, onSelect: unpin });
  if (showReactors) items.push({ label: t`See reactions`, icon: SmilePlus, onSelect: showReactors });
  if (actions.markUnread)
    items.push({
      label: t`Mark unread from here`,
      icon: MailOpen,
      shortcut: messageKeys.markUnread,
      onSelect: actions.markUnread,
    });
  if (askDelete)
    items.push(
      { kind: 'divider' },
      {
        label: t`Delete…`,
        icon: Trash2,
        shortcut: messageKeys.delete,
        danger: true,
        onSelect: askDelete,
        hint: deleteHint,
        disabled: deleteHint !== undefined,
      },
    );
  return (
    <div
      ref={bar}
      data-toolbar
      className={clsx(
        'absolute -top-3.5 coarse:-top-10 end-[max(1rem,calc(100%-var(--container-column)-1rem))] z-sticky flex gap-0.5 rounded-card border border-line bg-raised p-0.5 shadow-float',
        isAside && 'me-10',
      )}
    >
      {react && <QuickReactions message={message} />}
      {actions.openThread && (
        <IconButton
          icon={MessageSquareReply}
          label={t`Reply in thread`}
          shortcut={messageKeys.reply}
          size="small"
          onClick={actions.openThread}
        />
      )}
      {edit && !editHint && (
        <IconButton
          icon={Pencil}
          label={t`Edit`}
          shortcut={messageKeys.edit}
          size="small"
          className="coarse:hidden"
          onClick={edit}
        />
      )}
      <IconButton
        icon={isSaved ? BookmarkCheck : Bookmark}
        label={t`Save for later`}
        shortcut={messageKeys.save}
        size="small"
        pressed={isSaved}
        className="coarse:hidden"
        onClick={actions.later.toggleSaved}
      />
      <LazyMenu
        align="end"
        trigger={<IconButton icon={EllipsisVertical} label={t`More`} size="small" />}
        items={items}
      />
    </div>
  );
}
