import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { forMeCount, type SidebarRow, selectDraft, selectTyping } from '@parley/client';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Archive, BellOff, PenLine } from 'lucide-react';
import { memo, useId } from 'react';
import { useStore } from 'zustand';
import { useChatState } from '../../client.js';
import { Badge } from '../../ui/badge.js';
import { Icon } from '../../ui/icon.js';
import { ChannelGlyph, channelTitle, othersOf } from '../channels/index.js';
import { PresenceWords, StatusSign } from '../people/index.js';
import { draggedChannel } from './drag-channel.js';
import type { Going } from './going.js';
import { isNews } from './shown-rows.js';

/** A finger that rests on a link would drag it, and asks for its menu instead. */
const canDrag = matchMedia('(pointer: fine)').matches;

export interface SidebarRowViewProps {
  readonly slug: string;
  readonly row: SidebarRow;
  readonly tabIndex: 0 | -1;
  readonly going: Going;
  readonly onFocusRow: (channelId: string) => void;
}

function Row({ slug, row, tabIndex, going, onFocusRow }: SidebarRowViewProps) {
  const { t } = useLingui();
  // A channel has a name; a conversation is called after its people.
  const people = row.name === null ? row.memberIds : null;
  const title = useChatState((state) => channelTitle(state, { name: row.name, memberIds: people }));
  const partner = useChatState((state) => (row.kind === 'dm' ? othersOf(state, people ?? [])[0] : undefined));
  const isTyping = useChatState((state) => selectTyping(row.channelId)(state).length > 0);
  const hasDraft = useChatState((state) => (selectDraft(row.channelId)(state)?.text ?? '') !== '');
  const isAhead = useStore(going.ahead, (channelId) => channelId === row.channelId);
  const presenceId = useId();
  const isUnread = isNews(row);
  const forMe = forMeCount(row);
  const unreadWords = plural(row.unreadCount, { one: '# unread message', other: '# unread messages' });
  return (
    <li>
      <Link
        to="/w/$slug/c/$channelId"
        params={{ slug, channelId: row.channelId }}
        data-roving-id={row.channelId}
        data-unread={isUnread || undefined}
        data-muted={row.isMuted || undefined}
        aria-haspopup="menu"
        draggable={canDrag}
        onDragStart={(event) => draggedChannel.put(event.dataTransfer, row.channelId)}
        data-focus-inside
        aria-describedby={partner === undefined ? undefined : presenceId}
        tabIndex={tabIndex}
        onFocus={() => onFocusRow(row.channelId)}
        data-ahead={isAhead || undefined}
        onClick={(event) => {
          // With another key or button the browser opens it elsewhere.
          if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
          event.preventDefault();
          going.go(row.channelId);
        }}
        activeOptions={{ exact: true, includeSearch: false }}
        className={clsx(
          'group relative flex h-row items-center gap-2 rounded-control px-2 text-ui select-none [-webkit-touch-callout:none] max-md:h-11',
          'transition-colors duration-quick hover:bg-hover active:bg-press',
          'aria-[current=page]:bg-raised aria-[current=page]:text-ink aria-[current=page]:shadow-[0_0_0_1px_var(--color-line),0_1px_2px_var(--color-line)]',
          'data-ahead:bg-raised data-ahead:text-ink data-ahead:shadow-[0_0_0_1px_var(--color-line),0_1px_2px_var(--color-line)]',
          isUnread
            ? 'font-semibold text-ink'
            : row.isArchived || row.isMuted
              ? 'text-ink-3'
              : 'text-ink-2 aria-[current=page]:font-medium',
        )}
      >
        <ChannelGlyph
          kind={row.kind}
          memberIds={people}
          className={clsx(!isUnread && people === null && 'text-ink-3')}
        />
        <span className="fade-end min-w-0 flex-1">{title}</span>
        {partner !== undefined && <StatusSign userId={partner} />}
        {row.isMuted && <Icon icon={BellOff} size={14} className="text-ink-3" />}
        {row.isMuted && <span className="sr-only">{t`Muted`}</span>}
        {row.isArchived && <Icon icon={Archive} size={14} className="text-ink-3" />}
        {(row.hasPending || isTyping || hasDraft) && <Icon icon={PenLine} size={14} className="text-ink-3" />}
        {hasDraft && <span className="sr-only">{t`Draft`}</span>}
        {row.hasPending && <span className="sr-only">{t`Something here is not sent yet`}</span>}
        {isUnread && forMe > 0 && (
          <Badge
            count={forMe}
            tone="mention"
            label={
              people === null || row.isMuted
                ? plural(forMe, { one: '# message mentions you', other: '# messages mention you' })
                : unreadWords
            }
          />
        )}
        {isUnread && forMe === 0 && <span className="sr-only">{unreadWords}</span>}
      </Link>
      {partner !== undefined && <PresenceWords userId={partner} id={presenceId} hidden />}
    </li>
  );
}

/** One channel or conversation. Drawn again only when something it shows has changed. */
export const SidebarRowView = memo(Row, (before, after) => {
  const a = before.row;
  const b = after.row;
  return (
    before.slug === after.slug &&
    before.tabIndex === after.tabIndex &&
    before.going === after.going &&
    a.channelId === b.channelId &&
    a.name === b.name &&
    a.unreadCount === b.unreadCount &&
    a.mentionCount === b.mentionCount &&
    a.isArchived === b.isArchived &&
    a.isMuted === b.isMuted &&
    a.hasPending === b.hasPending
  );
});
