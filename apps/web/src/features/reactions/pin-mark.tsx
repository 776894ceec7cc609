import { Trans } from '@lingui/react/macro';
import type { Message } from '@parley/protocol';
import { Pin } from 'lucide-react';
import { usePersonName } from '../people/index.js';

/** Over the text of a pinned message. */
export function PinMark({ message }: { readonly message: Message }) {
  return message.pinnedAt !== undefined && <Mark pinnedBy={message.pinnedBy ?? ''} />;
}

function Mark({ pinnedBy }: { readonly pinnedBy: string }) {
  const name = usePersonName(pinnedBy);
  return (
    <p className="flex items-center gap-1 text-meta text-ink-3">
      <Pin aria-hidden size={12} strokeWidth={1.75} className="flex-none" />
      <span className="truncate">
        <Trans>Pinned by {name}</Trans>
      </span>
    </p>
  );
}
