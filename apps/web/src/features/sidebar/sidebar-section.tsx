import { useLingui } from '@lingui/react/macro';
import type { SidebarSection as Section } from '@parley/protocol';
import { clsx } from 'clsx';
import { ChevronDown, Ellipsis } from 'lucide-react';
import { type DragEvent, memo, type ReactNode, useId, useState } from 'react';
import { Icon } from '../../ui/icon.js';
import { IconButton } from '../../ui/icon-button.js';
import { lazyMenuOf } from '../../ui/lazy-menu.js';
import { draggedChannel } from './drag-channel.js';
import { SectionActions } from './section-actions.js';
import { sectionTitle } from './section-title.js';
import { intoSection, useArrange } from './use-arrange.js';

const SectionMenu = lazyMenuOf(async () => (await import('./section-menu.js')).SectionMenu);

interface SidebarSectionProps {
  readonly section: Section;
  /** Something new is in it that is not in sight. */
  readonly hasHiddenNews: boolean;
  readonly children: ReactNode;
}

/** A heading that closes what is under it, and takes in the channels that are dropped on it. */
export function SidebarSection({ section, hasHiddenNews, children }: SidebarSectionProps) {
  const arrange = useArrange();
  const id = useId();
  const [isOver, setOver] = useState(false);
  const onDragOver = (event: DragEvent) => {
    if (!draggedChannel.isIn(event.dataTransfer)) return;
    event.preventDefault();
    setOver(true);
  };
  const onDragLeave = (event: DragEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget as Node | null)) setOver(false);
  };
  const onDrop = (event: DragEvent) => {
    setOver(false);
    const channelId = draggedChannel.take(event.dataTransfer);
    if (channelId === undefined) return;
    event.preventDefault();
    arrange(intoSection(section.id, channelId));
  };
  return (
    <section
      aria-labelledby={id}
      onDragOver={onDragOver}
      onDragLeave={onDragLeave}
      onDrop={onDrop}
      className={clsx(
        'mt-4 rounded-card first:mt-1',
        isOver && 'bg-accent-wash shadow-[inset_0_0_0_1px_var(--color-accent)]',
      )}
    >
      <SectionHead section={section} hasHiddenNews={hasHiddenNews} titleId={id} />
      <ul className="flex flex-col gap-px">{children}</ul>
    </section>
  );
}

interface SectionHeadProps extends Omit<SidebarSectionProps, 'children'> {
  readonly titleId: string;
}

/** Not drawn again for a message in one of its channels. */
const SectionHead = memo(function SectionHead({ section, hasHiddenNews, titleId }: SectionHeadProps) {
  const { t } = useLingui();
  const arrange = useArrange();
  const { id: sectionId, isCollapsed } = section;
  const title = sectionTitle(section);
  return (
    <div className="group/head flex h-7 items-center ps-2 max-md:h-11 coarse:h-11">
      <h2
        className={clsx(
          'min-w-0 flex-1 text-small',
          hasHiddenNews ? 'font-semibold text-ink' : 'font-medium text-ink-3',
        )}
      >
        <button
          type="button"
          id={titleId}
          aria-expanded={!isCollapsed}
          title={isCollapsed ? t`Open section` : t`Close section`}
          onClick={() => arrange({ kind: 'section', sectionId, isCollapsed: !isCollapsed })}
          className="-ms-1 inline-flex h-6 max-w-full items-center gap-1 rounded-control px-1 transition-colors duration-quick hover:text-ink max-md:h-11 coarse:h-11"
        >
          <span className="truncate">{title}</span>
          {hasHiddenNews && <span className="sr-only">{t`has something new`}</span>}
          <Icon
            icon={ChevronDown}
            size={14}
            className={clsx(
              'transition-transform duration-quick',
              isCollapsed
                ? '-rotate-90 rtl:rotate-90'
                : 'opacity-0 group-hover/head:opacity-100 group-focus-within/head:opacity-100',
            )}
          />
        </button>
      </h2>
      <SectionMenu
        section={section}
        align="end"
        trigger={
          <IconButton
            icon={Ellipsis}
            label={t`Section ${title}`}
            size="tiny"
            className="not-aria-expanded:not-coarse:opacity-0 group-focus-within/head:opacity-100 group-hover/head:opacity-100"
          />
        }
      />
      <SectionActions sectionId={sectionId} />
    </div>
  );
});
