import { useLingui } from '@lingui/react/macro';
import { type Channel, channelJoin } from '@parley/protocol';
import { Archive, Eye } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { Button } from '../../ui/button.js';
import { Icon } from '../../ui/icon.js';
import { useCommand } from '../problems/index.js';

function Bar({
  icon,
  children,
  action,
}: {
  readonly icon: typeof Eye;
  readonly children: ReactNode;
  readonly action?: ReactNode;
}) {
  return (
    <div className="mx-2 mb-[max(0.5rem,var(--spacing-safe-bottom))] flex min-h-composer max-w-column flex-none flex-wrap items-center gap-x-3 gap-y-2 rounded-card bg-sunken px-4 py-2 text-ui text-ink-2 md:mx-4 md:mb-[max(1rem,var(--spacing-safe-bottom))]">
      <Icon icon={icon} size={18} className="text-ink-3" />
      <p className="min-w-40 flex-1">{children}</p>
      {action}
    </div>
  );
}

/** In place of the composer, in a public channel one does not belong to. */
export function PreviewBar({ channel }: { readonly channel: Channel }) {
  const { t } = useLingui();
  const run = useCommand();
  const [busy, setBusy] = useState(false);
  const join = async () => {
    setBusy(true);
    await run(channelJoin, { channelId: channel.id });
    setBusy(false);
  };
  return (
    <Bar
      icon={Eye}
      action={
        channel.archivedAt === null && (
          <Button tone="primary" busy={busy} onClick={() => void join()}>{t`Join channel`}</Button>
        )
      }
    >
      {t`You are looking at #${channel.name ?? ''}.`}
    </Bar>
  );
}

/** In place of the composer, where nothing can be written any more. */
export function ArchivedBar() {
  const { t } = useLingui();
  return (
    <Bar icon={Archive}>{t`This channel is archived. You can read it, and nobody can write in it.`}</Bar>
  );
}
