import { useLingui } from '@lingui/react/macro';
import { clsx } from 'clsx';
import { Hash, Megaphone, TriangleAlert, Users } from 'lucide-react';
import { useLayoutEffect, useRef, useState } from 'react';
import { Icon } from '../../ui/icon.js';
import { EmojiSign } from '../emoji/index.js';
import { PersonAvatar } from '../people/index.js';
import type { Candidate, CompletionKind } from './completion.js';
import type { Completion } from './use-completion.js';

/** px that a list is away from its field and the edge. */
const gap = 8;

/**
 * Where there is more room for the list. Over the field, unless this stands in a list that scrolls: there it would be
 * cut off at the top.
 */
function useRoom() {
  const list = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<{ readonly isBelow: boolean; readonly height: number }>();
  useLayoutEffect(() => {
    const around = list.current?.closest('[role="log"]')?.getBoundingClientRect();
    const field = list.current?.parentElement?.getBoundingClientRect();
    if (!around || !field) return;
    const [above, below] = [field.top - around.top, around.bottom - field.bottom];
    setRoom({ isBelow: below > above, height: Math.max(above, below) - 2 * gap });
  }, []);
  return { list, room };
}

/** Options beside the field; the keys stay with the field, which points at the active one. */
export function CompletionList({ completion }: { readonly completion: Completion }) {
  const { t } = useLingui();
  const { listId, options, activeIndex, query } = completion;
  const { list, room } = useRoom();
  const labels = { person: t`People`, channel: t`Channels`, emoji: t`Emoji`, command: t`Commands` };
  return (
    <div
      ref={list}
      id={listId}
      role="listbox"
      aria-label={labels[query.kind]}
      style={room && { maxHeight: `min(22rem, ${room.height}px)` }}
      className={clsx(
        'absolute inset-x-0 z-float max-h-[min(22rem,50dvh)] scrollbar-thin overflow-y-auto overscroll-contain rounded-card border border-line bg-raised p-1 shadow-float',
        room?.isBelow ? 'top-full mt-2' : 'bottom-full mb-2',
      )}
    >
      {options.map((option, index) => (
        // The field handles the keys: options are pointed at, never focused.
        <div
          key={option.id + option.label}
          id={`${listId}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === activeIndex}
          ref={index === activeIndex ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
          onPointerMove={() => completion.setActiveIndex(index)}
          onPointerDown={(event) => {
            event.preventDefault();
            completion.choose(option);
          }}
          className={clsx(
            'flex h-9 coarse:h-11 cursor-default items-center gap-2.5 rounded-control px-2 text-ui',
            index === activeIndex && 'bg-accent-wash',
          )}
        >
          <Sign kind={query.kind} option={option} />
          <span
            className={clsx(
              'font-medium',
              query.kind === 'command' ? 'flex-none' : 'max-w-3/4 flex-none truncate',
            )}
          >
            {query.kind === 'emoji' ? `:${option.label}:` : option.label}
          </span>
          {query.kind === 'command' && option.id !== '' && (
            <span className="flex-none text-small text-ink-3">{option.id}</span>
          )}
          {option.detail && (
            <span dir="auto" className="min-w-0 truncate text-small text-ink-2">
              {option.detail}
            </span>
          )}
          {option.isLookAlike && (
            <span className="ms-auto flex flex-none items-center gap-1 text-meta text-warning-ink">
              <Icon icon={TriangleAlert} size={14} />
              {t`Similar name`}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}

function Sign({ kind, option }: { readonly kind: CompletionKind; readonly option: Candidate }) {
  if (option.crowd === 'group') return <Icon icon={Users} size={16} className="mx-1 text-ink-3" />;
  if (option.crowd) return <Icon icon={Megaphone} size={16} className="mx-1 text-ink-3" />;
  if (kind === 'person') return <PersonAvatar name={option.label} userId={option.id} size={24} />;
  if (kind === 'command')
    return (
      <span aria-hidden className="-me-2 ps-1 font-medium text-ink-3">
        /
      </span>
    );
  if (kind === 'channel') return <Icon icon={Hash} size={16} />;
  return (
    <span aria-hidden className="text-title-2">
      <EmojiSign emoji={option.id} />
    </span>
  );
}
