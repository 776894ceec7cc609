import { useLingui } from '@lingui/react/macro';
import type { Channel } from '@parley/protocol';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../../ui/button.js';
import { Popover } from '../../ui/popover.js';
import { TopicEditor } from './topic-editor.js';

interface TopicPopoverProps {
  readonly channel: Channel;
  readonly canEdit: boolean;
  readonly anchor: Element | null;
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
}

/** All of the topic below its line, and the field to change it. */
export function TopicPopover({ channel, canEdit, anchor, open, onOpenChange }: TopicPopoverProps) {
  const { t } = useLingui();
  const [isEditing, setEditing] = useState(false);
  const showsEditor = canEdit && (isEditing || channel.topic === '');
  return (
    <Popover
      label={t`Topic`}
      open={open}
      onOpenChange={(next) => {
        onOpenChange(next);
        if (!next) setEditing(false);
      }}
      anchor={anchor}
      className="w-88 p-4"
    >
      {showsEditor ? (
        <TopicEditor
          channel={channel}
          onDone={() => {
            onOpenChange(false);
            setEditing(false);
          }}
        />
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
