import { useLingui } from '@lingui/react/macro';
import type { Channel } from '@parley/protocol';
import { useRef, useState } from 'react';
import { lazyPart } from '../../ui/lazy-part.js';

const TopicPopover = lazyPart(async () => (await import('./topic-popover.js')).TopicPopover);

interface TopicLineProps {
  readonly channel: Channel;
  readonly canEdit: boolean;
}

/** The topic in one line of the header; a press shows all of it, and lets it be changed. */
export function TopicLine({ channel, canEdit }: TopicLineProps) {
  const { t } = useLingui();
  const line = useRef<HTMLButtonElement>(null);
  const wasOpen = useRef(false);
  const [isWanted, setWanted] = useState(false);
  const [isOpen, setOpen] = useState(false);
  if (channel.topic === '' && !canEdit) return null;
  return (
    <>
      <button
        ref={line}
        type="button"
        dir={channel.topic === '' ? undefined : 'auto'}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerDown={() => {
          wasOpen.current = isOpen;
        }}
        onClick={(event) => {
          setWanted(true);
          // A press closes the popover before it becomes a click here; a click without a press is the keyboard's.
          setOpen(event.detail === 0 ? !isOpen : !wasOpen.current);
        }}
        className="min-h-6 min-w-0 shrink truncate rounded-control px-1.5 py-0.5 coarse:py-3 text-small text-ink-3 transition-colors duration-quick hover:bg-hover hover:text-ink-2 aria-expanded:bg-press max-lg:hidden"
      >
        {channel.topic || t`Add a topic`}
      </button>
      {isWanted && (
        <TopicPopover
          channel={channel}
          canEdit={canEdit}
          anchor={line.current}
          open={isOpen}
          onOpenChange={setOpen}
          onUnavailable={() => {
            setWanted(false);
            setOpen(false);
          }}
        />
      )}
    </>
  );
}
