import { useLingui } from '@lingui/react/macro';
import { selectMe } from '@parley/client';
import { Link } from '@tanstack/react-router';
import { Settings } from 'lucide-react';
import { useChatState } from '../../client.js';
import { Avatar } from '../../ui/avatar.js';
import { Icon } from '../../ui/icon.js';
import { Tooltip } from '../../ui/tooltip.js';
import { ConnectionStatus } from '../connection/index.js';
import { useWorkspaceSlug } from '../page/index.js';
import { openProfile, useMyId, usePersonName } from '../people/index.js';

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
      {/* Two things to press: the state of the line lies on the profile's button, which fills the whole place. */}
      <div className="relative flex min-w-0 flex-1 items-center gap-2.5 rounded-control p-1.5 transition-colors duration-quick hover:bg-hover">
        <Avatar name={name} seed={me} size={36} className="scale-[0.889]" />
        <div className="min-w-0 flex-1">
          <button
            type="button"
            onClick={(event) => openProfile(me, event.currentTarget)}
            className="block max-w-full truncate text-start text-small font-medium after:absolute after:inset-0"
          >
            {name}
          </button>
          <ConnectionStatus className="relative z-1 -mx-1 px-1 hover:bg-press" />
        </div>
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
