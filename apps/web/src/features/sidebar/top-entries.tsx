import { Link, type LinkProps } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/icon.js';
import { useWorkspaceSlug } from '../page/index.js';

interface TopEntryProps {
  readonly to: Extract<LinkProps['to'], `/w/$slug/${string}`>;
  readonly icon: LucideIcon;
  readonly label: string;
  /** A `Badge`, or nothing. */
  readonly badge?: ReactNode | undefined;
  readonly hasNews?: boolean | undefined;
}

/** A view of the whole workspace, above the sections of the sidebar. */
export function TopEntry({ to, icon, label, badge, hasNews = false }: TopEntryProps) {
  const slug = useWorkspaceSlug();
  return (
    <li>
      <Link
        to={to}
        params={{ slug } as never}
        data-focus-inside
        data-unread={hasNews || undefined}
        className="flex h-row items-center gap-2 rounded-control px-2 text-ui text-ink-2 transition-colors duration-quick select-none hover:bg-hover active:bg-press aria-[current=page]:bg-raised aria-[current=page]:font-medium aria-[current=page]:text-ink data-unread:font-semibold data-unread:text-ink max-md:h-11"
      >
        <span className="grid size-5 flex-none place-items-center">
          <Icon icon={icon} size={16} className="text-ink-3" />
        </span>
        <span className="min-w-0 flex-1 truncate">{label}</span>
        {badge}
      </Link>
    </li>
  );
}
