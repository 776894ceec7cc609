import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { clsx } from 'clsx';
import { Search, X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useId, useMemo, useState } from 'react';
import { useChat } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { TextField } from '../../ui/text-field.js';
import { ChannelGlyph } from '../channels/index.js';
import { type ForwardTarget, findTargets, forwardTargets } from './forward-targets.js';

const shownAtOnce = 30;

interface ForwardPickerProps {
  readonly chosen: ForwardTarget | null;
  readonly onChoose: (target: ForwardTarget | null) => void;
  readonly inputRef: RefObject<HTMLInputElement | null>;
}

/** A field that finds a channel or a person; once found it stands there instead, and can be taken out again. */
export function ForwardPicker({ chosen, onChoose, inputRef }: ForwardPickerProps) {
  const { t } = useLingui();
  if (!chosen) return <TargetSearch onChoose={onChoose} inputRef={inputRef} />;
  return (
    <div className="flex flex-col gap-2">
      <p className="text-small font-medium">{t`To`}</p>
      <div className="flex min-h-control-lg items-center gap-2.5 rounded-control bg-accent-wash ps-3 text-ui font-medium">
        <ChannelGlyph kind={chosen.kind} memberIds={chosen.memberIds} />
        <span className="min-w-0 flex-1 truncate">{chosen.label}</span>
        <button
          type="button"
          aria-label={t`Choose somebody else instead of ${chosen.label}`}
          onClick={() => onChoose(null)}
          className="grid size-control-lg flex-none place-items-center rounded-control text-ink-3 hover:text-ink coarse:size-11"
        >
          <Icon icon={X} size={16} />
        </button>
      </div>
    </div>
  );
}

function TargetSearch({ onChoose, inputRef }: Omit<ForwardPickerProps, 'chosen'>) {
  const { t } = useLingui();
  const id = useId();
  const chat = useChat();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  // As of when the dialog was opened: a list that reorders itself under the fingers would be a trap.
  const all = useMemo(() => forwardTargets(chat.store.getState()), [chat]);
  const found = useMemo(() => findTargets(all, query, shownAtOnce), [all, query]);
  const at = Math.min(active, found.length - 1);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || found.length === 0) return;
    if (event.key === 'ArrowDown') setActive((at + 1) % found.length);
    else if (event.key === 'ArrowUp') setActive((at + found.length - 1) % found.length);
    else if (event.key === 'Enter' && found[at]) onChoose(found[at]);
    else return;
    event.preventDefault();
  };

  return (
    <div className="flex flex-col gap-1">
      <TextField
        label={t`To`}
        icon={Search}
        value={query}
        placeholder={t`Channel or person`}
        autoComplete="off"
        spellCheck={false}
        ref={inputRef}
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
      <div className="-mx-2 h-44 scrollbar-thin overflow-y-auto overscroll-contain">
        <div
          id={`${id}-list`}
          {...(found.length > 0 && { role: 'listbox', 'aria-label': t`Where to forward` })}
        >
          {found.map((target, index) => (
            <div
              key={target.key}
              id={`${id}-${target.key}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              ref={index === at ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
              onPointerMove={() => index === at || setActive(index)}
              onClick={() => onChoose(target)}
              onKeyDown={onKeyDown}
              className={clsx(
                'flex h-9 items-center gap-2.5 rounded-control px-2 coarse:h-11',
                index === at && 'bg-press',
              )}
            >
              <ChannelGlyph kind={target.kind} memberIds={target.memberIds} className="text-ink-3" />
              <span className="max-w-[60%] flex-none truncate">{target.label}</span>
              <span className="min-w-0 flex-1 truncate text-small text-ink-3">{target.note}</span>
            </div>
          ))}
        </div>
        {found.length === 0 && (
          <p className="px-2 py-8 text-center text-ui text-ink-3">{t`Nothing here is called that.`}</p>
        )}
      </div>
      <p role="status" className="sr-only">
        {query && plural(found.length, { one: '# place found', other: '# places found' })}
      </p>
    </div>
  );
}
