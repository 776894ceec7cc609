import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { IconButton } from '../../ui/icon-button.js';
import { InlineNotice, type NoticeTone } from '../../ui/inline-notice.js';

export interface ComposerNoticeProps {
  readonly tone?: NoticeTone | undefined;
  readonly children: ReactNode;
  /** Buttons beside the words. */
  readonly actions?: ReactNode | undefined;
  readonly onClose: () => void;
}

/** A sentence above the field about what was written in it; the text stays as it is. */
export function ComposerNotice({ tone, children, actions, onClose }: ComposerNoticeProps) {
  const { t } = useLingui();
  return (
    <InlineNotice
      tone={tone}
      className="mb-2"
      action={
        <span className="flex flex-wrap items-center justify-end gap-1.5">
          {actions}
          <IconButton icon={X} size="small" label={t`Dismiss`} onClick={onClose} />
        </span>
      }
    >
      <span role="status">{children}</span>
    </InlineNotice>
  );
}
