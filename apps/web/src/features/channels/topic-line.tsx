import { useLingui } from '@lingui/react/macro';
import type { Channel } from '@parley/protocol';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { Popover } from '../../ui/popover.js';
import { TopicEditor } from './topic-editor.js';

interface TopicLineProps {
  readonly channel: Channel;
  readonly canEdit: boolean;
}

/** The topic in one line of the header; a press shows all of it, and lets it be changed. */
export function TopicLine({ channel, canEdit }: TopicLineProps) {
  const { t } = useLingui();
  const [isOpen, setOpen] = useState(false);
  const [isEditing, setEditing] = useState(false);
  if (channel.topic === '' && !canEdit) return null;
  return (
    <Popover
      label={t`Topic`}
      open={isOpen}
      onOpenChange={(open) => {
        setOpen(open);
        setEditing(open && channel.topic === '');
      }}
      className="w-88 p-4"
      trigger={
        <button
          type="button"
          className="min-w-0 shrink truncate rounded-control px-1.5 py-0.5 text-small text-ink-3 transition-colors duration-quick hover:bg-hover hover:text-ink-2 aria-expanded:bg-press max-lg:hidden"
        >
          {channel.topic || t`Add a topic`}
        </button>
      }
    >
      {isEditing ? (
        <TopicEditor channel={channel} autoFocus onDone={() => setOpen(false)} />
      ) : (
        <>
          <p className="text-ui wrap-anywhere">{channel.topic}</p>
          {canEdit && (
            <Button size="small" icon={Pencil} className="mt-3" onClick={() => setEditing(true)}>
              {t`Edit topic`}
            </Button>
          )}
        </>
      )}
    </Popover>
  );
}
