import { useLingui } from '@lingui/react/macro';
import { isQuietAt, statusAt } from '@parley/client';
import type { Member, UserId } from '@parley/protocol';
import { MoonStar } from 'lucide-react';
import { useChatState } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { useMinute } from '../../ui/use-minute.js';
import { StatusEmoji } from './status-emoji.js';
import { statusEmoji } from './status-words.js';

/** The emoji of somebody's status, and a moon while they do not want to be disturbed; their words on hover. */
export function StatusSign({ userId }: { readonly userId: UserId }) {
  const member = useChatState((state) => state.members.get(userId));
  // Most people say nothing, and every name of a list asks.
  return (member?.status || member?.quiet) && <Signs member={member} />;
}

function Signs({ member }: { readonly member: Member }) {
  const { t } = useLingui();
  const nowMs = useMinute();
  const status = statusAt(member, nowMs);
  const emoji = statusEmoji(status);
  const text = status?.text ?? '';
  const quiet = isQuietAt(member, nowMs);
  return (
    <>
      {emoji !== undefined && (
        <span title={text || undefined} className="flex-none text-[0.875em]">
          <span aria-hidden>
            <StatusEmoji emoji={emoji} />
          </span>
          <span className="sr-only">{text || emoji}</span>
        </span>
      )}
      {quiet && (
        <span title={t`Does not want to be disturbed`} className="flex-none text-ink-3">
          <Icon icon={MoonStar} size={14} />
          <span className="sr-only">{t`Does not want to be disturbed`}</span>
        </span>
      )}
    </>
  );
}
