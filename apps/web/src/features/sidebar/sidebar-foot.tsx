import { useLingui } from '@lingui/react/macro';
import { selectMe } from '@parley/client';
import { Link } from '@tanstack/react-router';
import { Settings } from 'lucide-react';
import { useChatState } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { Tooltip } from '../../ui/tooltip.js';
import { ConnectionStatus } from '../connection/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { openProfile, PersonAvatar, StatusSign, useMyId, usePersonName } from '../people/index.js';

/** Who I am here, and how the line is. */
export function SidebarFoot() {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const me = useMyId();
  const name = usePersonName(me);
  const isKnown = useChatState(selectMe) !== null;
  if (!isKnown) return null;
  return (
    <footer className="flex flex-none items-center gap-1 border-t border-line px-2 py-2 max-md:hidden">
      <button
        type="button"
        tabIndex={-1}
        aria-hidden
        onClick={(event) => openProfile(me, event.currentTarget)}
        className="flex-none rounded-control p-1 transition-colors duration-quick hover:bg-hover"
      >
        <PersonAvatar name={name} userId={me} size={36} className="scale-[0.889]" />
      </button>
      {/* Two things to press, one above the other, each of the height a finger or an unsteady hand needs. */}
      <div className="flex min-w-0 flex-1 flex-col items-start">
        <button
          type="button"
          onClick={(event) => openProfile(me, event.currentTarget)}
          className="flex h-6 coarse:h-11 coarse:min-w-11 max-w-full items-center gap-1.5 rounded-control px-1 text-start text-small font-medium hover:bg-hover"
        >
          <span className="truncate">{name}</span>
          <StatusSign userId={me} />
        </button>
        <ConnectionStatus className="h-6 px-1 hover:bg-hover coarse:h-11" />
      </div>
      <Tooltip label={t`Settings`}>
        <Link
          to="/w/$slug/settings/profile"
          params={{ slug }}
          aria-label={t`Settings`}
          className="grid size-control flex-none place-items-center rounded-control text-ink-2 transition-colors duration-quick hover:bg-hover hover:text-ink"
        >
          <Icon icon={Settings} size={18} />
        </Link>
      </Tooltip>
    </footer>
  );
}
