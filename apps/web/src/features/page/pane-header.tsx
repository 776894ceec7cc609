import { useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.js';
import { lastPlace } from './last-place.js';
import { useWorkspaceSlug } from './use-workspace-slug.js';
import { useWayBack } from './way-back.js';

interface PaneHeaderProps {
  /** One of the places of the bottom bar: nothing lies behind it. */
  readonly isPlace?: boolean | undefined;
  readonly children: ReactNode;
}

/** The bar at the top of a pane; on a narrow window it leads back to where one came from. */
export function PaneHeader({ isPlace = false, children }: PaneHeaderProps) {
  const { t } = useLingui();
  const slug = useWorkspaceSlug();
  const wayBack = useWayBack();
  const back = lastPlace();
  const backWords = {
    '/w/$slug': t`Back to chats`,
    '/w/$slug/unread': t`Back to unread`,
    '/w/$slug/you': t`Back to you`,
  };
  return (
    <header className="flex h-[calc(var(--spacing-header)+var(--spacing-safe-top))] flex-none items-center gap-2 border-b border-line pe-3 pt-safe-top ps-1 md:ps-4">
      {isPlace ? (
        <span className="w-3 flex-none md:hidden" />
      ) : (
        <Link
          to={back}
          params={{ slug }}
          aria-label={backWords[back]}
          onClick={(event) => {
            event.preventDefault();
            wayBack(back.replace('$slug', slug));
          }}
          className="grid size-11 flex-none place-items-center rounded-control text-ink-2 active:bg-press md:hidden"
        >
          <Icon icon={ChevronLeft} size={20} className="rtl:-scale-x-100" />
        </Link>
      )}
      {children}
    </header>
  );
}
