import { Plural, Trans } from '@lingui/react/macro';
import { type Channel, isMentioned } from '@parley/protocol';
import { memo } from 'react';
import { DividerWithLabel } from '../../ui/divider-with-label.js';
import { TimeText } from '../../ui/time-text.js';
import { isNewLine, isPlacedAlike, type TimelineItem } from './items.js';
import { MessageRow } from './message-row.js';
import { PendingRow } from './pending-row.js';
import { SkeletonRows } from './timeline-skeleton.js';
import { TimelineStart } from './timeline-start.js';

export interface ListItemProps {
  readonly item: TimelineItem;
  readonly channel: Channel;
  readonly myId: string;
  readonly isActive: boolean;
  readonly isTabStop: boolean;
  readonly isTarget: boolean;
}

const isSame = (before: ListItemProps, after: ListItemProps): boolean =>
  before.isActive === after.isActive &&
  before.isTabStop === after.isTabStop &&
  before.isTarget === after.isTarget &&
  before.myId === after.myId &&
  before.channel === after.channel &&
  before.item.key === after.item.key &&
  before.item.kind === after.item.kind &&
  (before.item.kind === 'message' && after.item.kind === 'message'
    ? before.item.message === after.item.message && isPlacedAlike(before.item, after.item)
    : before.item.kind === 'pending' && after.item.kind === 'pending'
      ? before.item.pending === after.item.pending && isPlacedAlike(before.item, after.item)
      : isNewLine(before.item) === isNewLine(after.item) && countIn(before.item) === countIn(after.item));

const countIn = (item: TimelineItem): number => (item.kind === 'replies' ? item.count : 0);

/** Items are made anew with every message; a row is drawn again only when what it shows has changed. */
export const ListItem = memo(function ListItem(props: ListItemProps) {
  const { item, myId } = props;
  switch (item.kind) {
    case 'start':
      return <TimelineStart channel={props.channel} />;
    case 'more':
      return (
        <div aria-hidden className="h-60 overflow-hidden">
          <SkeletonRows rows={4} />
        </div>
      );
    case 'day':
      return (
        <DividerWithLabel
          tone={item.isNew ? 'danger' : 'plain'}
          endLabel={item.isNew && <Trans>New</Trans>}
          className="mx-2 max-w-column pt-5 pb-1 md:mx-4"
        >
          <TimeText at={item.atMs} style="day" className="text-ink-2" />
        </DividerWithLabel>
      );
    case 'new':
      return (
        <DividerWithLabel tone="danger" labelAt="end" className="mx-2 max-w-column pt-2 md:mx-4">
          <Trans>New</Trans>
        </DividerWithLabel>
      );
    case 'replies':
      return (
        <DividerWithLabel className="mx-4 py-1.5">
          {item.count === 0 ? (
            <Trans>No replies yet</Trans>
          ) : (
            <Plural value={item.count} one="# reply" other="# replies" />
          )}
        </DividerWithLabel>
      );
    case 'message':
      return (
        <MessageRow
          message={item.message}
          rowKey={item.key}
          isGrouped={item.isGrouped}
          isSameThread={item.isSameThread}
          isForMe={item.message.authorId !== myId && isMentioned(item.message, myId)}
          isActive={props.isActive}
          isTabStop={props.isTabStop}
          isTarget={props.isTarget}
        />
      );
    case 'pending':
      return (
        <PendingRow
          pending={item.pending}
          authorId={myId}
          rowKey={item.key}
          isGrouped={item.isGrouped}
          isSameThread={item.isSameThread}
          isTabStop={props.isTabStop}
        />
      );
  }
}, isSame);
