import { useLingui } from '@lingui/react/macro';
import { selectThreadReading, threadBadge } from '@parley/client';
import { clsx } from 'clsx';
import { EllipsisVertical } from 'lucide-react';
import { useRef } from 'react';
import { useChatState } from '../../client.js';
import { IconButton, type IconButtonSize } from '../../ui/icon-button.js';
import { LazyMenu } from '../../ui/lazy-menu.js';
import { useThreadLevelEntry } from '../notices/index.js';
import { useUnreadEntries } from '../unread/index.js';

interface ThreadMenuProps {
  readonly channelId: string;
  readonly rootId: string;
  readonly size?: IconButtonSize | undefined;
  readonly className?: string | undefined;
}

/** What can be done with one thread, and chosen for it. What is new in it is told of to those who follow it. */
export function ThreadMenu({ channelId, rootId, size, className }: ThreadMenuProps) {
  const { t } = useLingui();
  const spot = useRef<HTMLSpanElement>(null);
  const levelEntry = useThreadLevelEntry();
  const unreadEntries = useUnreadEntries();
  const reading = useChatState(selectThreadReading(channelId, rootId));
  const { unreadCount } = threadBadge(reading);
  const button = (
    <IconButton
      icon={EllipsisVertical}
      label={t`More for this thread`}
      size={size}
      className={clsx('coarse:size-11', className)}
    />
  );
  return (
    <span ref={spot} className="flex-none">
      <LazyMenu
        align="end"
        trigger={button}
        items={[
          ...unreadEntries({ channelId, rootId, unreadCount }, () => spot.current),
          { kind: 'divider' },
          levelEntry(rootId, reading !== undefined),
        ]}
      />
    </span>
  );
}
