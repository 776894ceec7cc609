import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { Search } from 'lucide-react';
import { type KeyboardEvent, useId, useMemo, useRef, useState } from 'react';
import { Badge } from '../../ui/badge.js';
import { Dialog } from '../../ui/dialog.js';
import { Highlight } from '../../ui/highlight.js';
import { Kbd } from '../../ui/kbd.js';
import { TextField } from '../../ui/text-field.js';
import { ChannelGlyph } from '../channels/index.js';
import { closeDialog, useDialogFrame, useWorkspaceSlug } from '../page/index.js';
import { PersonAvatar, useOpenDirect } from '../people/index.js';
import { rankEntries, type SwitcherEntry } from './switcher-ranking.js';
import { useSwitcherEntries } from './use-switcher-entries.js';

const shownAtOnce = 40;

/** Type a few letters, press Enter, be there. */
export function QuickSwitcher() {
  const { t } = useLingui();
  const frame = useDialogFrame();
  const id = useId();
  const slug = useWorkspaceSlug();
  const navigate = useNavigate();
  const openDirect = useOpenDirect();
  const entries = useSwitcherEntries();
  const field = useRef<HTMLInputElement>(null);
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const found = useMemo(() => rankEntries(entries, query, shownAtOnce), [entries, query]);
  const at = Math.min(active, found.length - 1);
  const terms = query.replace(/^[#@]/, '').split(/\s+/).filter(Boolean);

  const go = (entry: SwitcherEntry) => {
    closeDialog();
    if (entry.kind === 'person') void openDirect([entry.userId]);
    else void navigate({ to: '/w/$slug/c/$channelId', params: { slug, channelId: entry.channelId } });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || found.length === 0) return;
    if (event.key === 'ArrowDown') setActive((at + 1) % found.length);
    else if (event.key === 'ArrowUp') setActive((at + found.length - 1) % found.length);
    else if (event.key === 'Enter' && found[at]) go(found[at]);
    else return;
    event.preventDefault();
  };

  return (
    <Dialog {...frame} initialFocus={field} title={t`Go to…`}>
      <TextField
        label={t`Channel or person`}
        labelHidden
        icon={Search}
        value={query}
        placeholder={t`Channel or person`}
        autoComplete="off"
        spellCheck={false}
        ref={field}
        role="combobox"
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={found[at] ? `${id}-${found[at].key}` : undefined}
        onValueChange={(value) => {
          setQuery(value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div className="-mx-3 mt-2 h-[min(24rem,48vh)] scrollbar-thin overflow-y-auto overscroll-contain">
        <div id={`${id}-list`} {...(found.length > 0 && { role: 'listbox', 'aria-label': t`Places to go` })}>
          {found.map((entry, index) => (
            <div
              key={entry.key}
              id={`${id}-${entry.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              ref={index === at ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
              onPointerMove={() => index === at || setActive(index)}
              onClick={() => go(entry)}
              onKeyDown={onKeyDown}
              className={clsx(
                'flex h-9 items-center gap-2.5 rounded-control px-3 coarse:h-11',
                index === at && 'bg-press',
                entry.unreadCount > 0 && 'font-semibold',
              )}
            >
              <EntryGlyph entry={entry} />
              <span className="max-w-[60%] flex-none truncate">
                <Highlight text={entry.label} terms={terms} />
              </span>
              <span className="min-w-0 flex-1 truncate text-small font-normal text-ink-3 in-aria-selected:text-ink-2">
                {entry.kind === 'channel' && !entry.isMine ? t`not joined` : entry.note}
              </span>
              <Badge
                count={entry.unreadCount}
                label={plural(entry.unreadCount, { one: '# unread message', other: '# unread messages' })}
              />
            </div>
          ))}
        </div>
        {found.length === 0 && (
          <p className="px-3 py-10 text-center text-ui text-ink-3">{t`Nothing here is called that.`}</p>
        )}
      </div>
      <p role="status" className="sr-only">
        {query && plural(found.length, { one: '# place found', other: '# places found' })}
      </p>
      <p
        aria-hidden
        className="mt-2 flex items-center gap-3 border-t border-line pt-3 text-meta text-ink-3 coarse:hidden"
      >
        <span className="flex items-center gap-1">
          <Kbd>↑</Kbd> <Kbd>↓</Kbd> {t`choose`}
        </span>
        <span className="flex items-center gap-1">
          <Kbd>↵</Kbd> {t`open`}
        </span>
        <span className="flex items-center gap-1">
          <Kbd>#</Kbd> <Kbd>@</Kbd> {t`channels or people only`}
        </span>
      </p>
    </Dialog>
  );
}

function EntryGlyph({ entry }: { readonly entry: SwitcherEntry }) {
  return entry.kind === 'person' ? (
    <PersonAvatar name={entry.label} userId={entry.userId} size={20} />
  ) : (
    <ChannelGlyph kind={entry.channelKind} memberIds={entry.memberIds} className="text-ink-3" />
  );
}
