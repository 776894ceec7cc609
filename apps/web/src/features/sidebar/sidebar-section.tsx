import { useLingui } from '@lingui/react/macro';
import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import { type ReactNode, useId } from 'react';
import { Icon } from '../../ui/icon.js';

interface SidebarSectionProps {
  readonly title: string;
  readonly isClosed: boolean;
  readonly onToggle: () => void;
  /** Buttons at the end of the heading. */
  readonly actions: ReactNode;
  readonly children: ReactNode;
}

/** A heading that closes what is under it. What is unread, or open, stays in sight: the caller passes only that. */
export function SidebarSection({ title, isClosed, onToggle, actions, children }: SidebarSectionProps) {
  const { t } = useLingui();
  const id = useId();
  return (
    <section aria-labelledby={id} className="mt-4 first:mt-1">
      <div className="group/head flex h-7 items-center ps-2 max-md:h-11">
        <h2 className="min-w-0 flex-1 text-small font-medium text-ink-3">
          <button
            type="button"
            id={id}
            aria-expanded={!isClosed}
            title={isClosed ? t`Show all` : t`Show unread only`}
            onClick={onToggle}
            className="-ms-1 inline-flex h-6 max-w-full items-center gap-1 rounded-control px-1 transition-colors duration-quick hover:text-ink max-md:h-11"
          >
            <span className="truncate">{title}</span>
            <Icon
              icon={ChevronDown}
              size={14}
              className={clsx(
                'transition-transform duration-quick',
                isClosed
                  ? '-rotate-90 rtl:rotate-90'
                  : 'opacity-0 group-hover/head:opacity-100 group-focus-within/head:opacity-100',
              )}
            />
          </button>
        </h2>
        {actions}
      </div>
      <ul className="flex flex-col gap-px">{children}</ul>
    </section>
  );
}
