import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { X } from 'lucide-react';
import { type RefObject, useMemo, useState } from 'react';
import { useChat } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { SearchList } from '../../ui/search-list.js';
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
  const chat = useChat();
  const [query, setQuery] = useState('');
  // As of when the dialog was opened: a list that reorders itself under the fingers would be a trap.
  const all = useMemo(() => forwardTargets(chat.store.getState()), [chat]);
  const found = useMemo(() => findTargets(all, query, shownAtOnce), [all, query]);
  return (
    <div className="flex flex-col gap-1">
      <SearchList
        label={t`To`}
        placeholder={t`Channel or person`}
        inputRef={inputRef}
        query={query}
        onQueryChange={setQuery}
        sections={[{ options: found }]}
        onChoose={onChoose}
        listLabel={t`Where to forward`}
        none={t`Nothing here is called that.`}
        status={query && plural(found.length, { one: '# place found', other: '# places found' })}
        className="-mx-2 h-44"
      >
        {(target) => (
          <>
            <ChannelGlyph kind={target.kind} memberIds={target.memberIds} className="text-ink-3" />
            <span className="max-w-[60%] flex-none truncate">{target.label}</span>
            <span className="min-w-0 flex-1 truncate text-small text-ink-3">{target.note}</span>
          </>
        )}
      </SearchList>
    </div>
  );
}
