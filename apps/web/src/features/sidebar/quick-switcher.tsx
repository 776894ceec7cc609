import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { useMemo, useRef, useState } from 'react';
import { Badge } from '../../ui/badge.js';
import { Dialog } from '../../ui/dialog.js';
import { Highlight } from '../../ui/highlight.js';
import { Icon } from '../../ui/icon.js';
import { Kbd, ShortcutKeys } from '../../ui/kbd.js';
import { SearchList } from '../../ui/search-list.js';
import { ChannelGlyph } from '../channels/index.js';
import { closeDialog, useDialogFrame, useWorkspaceSlug } from '../page/index.js';
import { PersonAvatar, useOpenDirect } from '../people/index.js';
import type { SwitcherEntry } from './switcher-ranking.js';
import { type SectionName, switcherSections } from './switcher-sections.js';
import { useSwitcherContents } from './use-switcher-entries.js';

/** Type a few letters, press Enter, be there, or have it done. */
export function QuickSwitcher() {
  const { t } = useLingui();
  const frame = useDialogFrame();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const openDirect = useOpenDirect();
  const contents = useSwitcherContents();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const sections = useMemo(() => switcherSections(contents, query), [contents, query]);
  const terms = query
    .replace(/^\s*[#@>/]/, '')
    .split(/\s+/)
    .filter(Boolean);
  const count = sections.reduce((sum, { options }) => sum + options.length, 0);
  const headings: Record<SectionName, string> = {
    unread: t`Unread`,
    recent: t`Recent`,
    places: t`Channels and people`,
    views: t`Views`,
    commands: t`Commands`,
  };

  const go = (entry: SwitcherEntry) => {
    closeDialog();
    if (entry.kind === 'person') void openDirect([entry.userId]);
    else if (entry.kind === 'channel')
      void navigate({ to: '/w/$slug/c/$channelId', params: { slug, channelId: entry.channelId } });
    else entry.run();
  };

  return (
    <Dialog {...frame} initialFocus={field} title={t`Go to…`} isTitleHidden>
      <SearchList
        label={t`Channel, person or command`}
        labelHidden
        placeholder={t`Channel, person or command`}
        inputRef={field}
        query={query}
        onQueryChange={setQuery}
        sections={sections.map(({ name, options }) => ({ heading: headings[name], options }))}
        onChoose={go}
        listLabel={t`Places to go`}
        none={t`Nothing here is called that.`}
        status={query && t`${count} found`}
        isHead
        className="mt-2 h-[min(26rem,52vh)]"
      >
        {(entry) => <Entry entry={entry} terms={terms} />}
      </SearchList>
      <p
        aria-hidden
        className="-mx-3 mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line px-6 pt-3 pb-1 text-meta text-ink-3 coarse:hidden"
      >
        <span className="flex items-center gap-1">
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t`choose`}
        </span>
        <span className="flex items-center gap-1">
          <Kbd>↵</Kbd> {t`open`}
        </span>
        <span className="flex items-center gap-1">
          <Kbd>#</Kbd> {t`channels`}
        </span>
        <span className="flex items-center gap-1">
          <Kbd>@</Kbd> {t`people`}
        </span>
        <span className="flex items-center gap-1">
          <Kbd>/</Kbd> {t`commands`}
        </span>
      </p>
    </Dialog>
  );
}

function Entry({ entry, terms }: { readonly entry: SwitcherEntry; readonly terms: readonly string[] }) {
  const { t } = useLingui();
  const name = <Highlight text={entry.label} terms={terms} />;
  if ('run' in entry)
    return (
      <>
        <span className="grid size-5 flex-none place-items-center text-ink-3">
          <Icon icon={entry.icon} />
        </span>
        <span className="min-w-0 flex-1 truncate">{name}</span>
        {entry.shortcut !== undefined && (
          <span className="coarse:hidden">
            <ShortcutKeys keys={entry.shortcut} />
          </span>
        )}
      </>
    );
  return (
    <>
      {entry.kind === 'person' ? (
        <PersonAvatar name={entry.label} userId={entry.userId} size={20} />
      ) : (
        <ChannelGlyph kind={entry.channelKind} memberIds={entry.memberIds} className="text-ink-3" />
      )}
      <span className={clsx('max-w-[60%] flex-none truncate', entry.unreadCount > 0 && 'font-semibold')}>
        {name}
      </span>
      <span
        dir="auto"
        className="min-w-0 flex-1 truncate text-around text-small text-ink-3 in-aria-selected:text-ink-2"
      >
        {entry.kind === 'channel' && !entry.isMine ? t`not joined` : entry.note}
      </span>
      <Badge
        count={entry.unreadCount}
        label={plural(entry.unreadCount, { one: '# unread message', other: '# unread messages' })}
      />
    </>
  );
}
