import { Plural, Trans } from '@lingui/react/macro';
import { isCounted } from '@parley/client';
import type { UserId } from '@parley/protocol';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Icon } from '../../ui/icon.js';
import { isNewLine, type TimelineItem } from './items.js';

export interface ListPillsProps {
  readonly items: readonly TimelineItem[];
  readonly myId: UserId;
  readonly range: { readonly startIndex: number; readonly endIndex: number } | null;
  readonly firstUnread: number | undefined;
  readonly isAtNewest: boolean;
  readonly onJumpToUnread: () => void;
  readonly onJumpToNewest: () => void;
}

const pill =
  'pointer-events-auto flex h-8 coarse:h-11 items-center gap-1.5 rounded-full border border-line bg-raised px-3 text-small font-medium shadow-float hover:bg-sunken';

/** Ways back: to where reading stopped (above), to the newest (below). */
export function ListPills(props: ListPillsProps) {
  const { items, myId, range, firstUnread, isAtNewest } = props;
  const [isDone, setDone] = useState(firstUnread === undefined);
  // Not looked for with every message that comes, when it was seen long ago.
  const newIndex = isDone ? -1 : items.findIndex(isNewLine);
  const isLineSeen =
    newIndex >= 0 && range !== null && newIndex >= range.startIndex && newIndex <= range.endIndex;
  useEffect(() => {
    if (isLineSeen) setDone(true);
  }, [isLineSeen]);
  const isUnread = !isDone && firstUnread !== undefined;
  const isAbove = isUnread && (newIndex === -1 || (range !== null && newIndex < range.startIndex));
  // As the badge counts: my own and deleted ones are nothing new.
  const isNew = (item: TimelineItem) => item.kind === 'message' && isCounted(item.message, myId);
  const count = isAbove ? items.slice(Math.max(0, newIndex)).filter(isNew).length : 0;

  return (
    <div className="pointer-events-none absolute inset-0 z-sticky flex flex-col items-center justify-between px-4 py-3">
      {isAbove && (count > 0 || newIndex === -1) ? (
        <button type="button" className={pill} onClick={props.onJumpToUnread}>
          <Icon icon={ArrowUp} size={16} />
          {count === 0 ? (
            <Trans>New messages · Jump</Trans>
          ) : newIndex === -1 ? (
            <Trans>More than {count} new · Jump</Trans>
          ) : (
            <Plural value={count} one="# new · Jump" other="# new · Jump" />
          )}
        </button>
      ) : (
        <span />
      )}
      {!isAtNewest && (
        <button type="button" className={pill} onClick={props.onJumpToNewest}>
          <Icon icon={ArrowDown} size={16} />
          <Trans>Latest</Trans>
        </button>
      )}
    </div>
  );
}
