import { Trans } from '@lingui/react/macro';
import { Bookmark } from 'lucide-react';
import { Icon } from '../../ui/icon.js';
import { useIsSaved } from './use-save.js';

/** Under a message that is kept for later. */
export function SavedMark({ messageId }: { readonly messageId: string }) {
  if (!useIsSaved(messageId)) return null;
  return (
    <p className="flex items-center gap-1 text-meta text-accent-ink select-none">
      <Icon icon={Bookmark} size={14} />
      <Trans>Saved for later</Trans>
    </p>
  );
}
