import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { selectMembers } from '@parley/client';
import type { Member, UserId } from '@parley/protocol';
import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { type KeyboardEvent, type RefObject, useId, useRef, useState } from 'react';
import { useChatState } from '../../client.js';
import { Highlight } from '../../ui/highlight.js';
import { Icon } from '../../ui/icon.js';
import { announce } from '../../ui/live-region.js';
import { PersonAvatar, PersonRow, searchPeople, useMyId } from '../people/index.js';

interface PeoplePickerProps {
  readonly label: string;
  readonly chosen: readonly UserId[];
  readonly onChange: (chosen: readonly UserId[]) => void;
  /** People who cannot be chosen, such as those who are in already. */
  readonly without?: ReadonlySet<UserId> | undefined;
  readonly max: number;
  /** For a dialog, to begin with this field. */
  readonly inputRef?: RefObject<HTMLInputElement | null> | undefined;
}

/** A field that turns names into people: type, arrows and Enter choose, Backspace takes the last one back. */
export function PeoplePicker({ label, chosen, onChange, without, max, inputRef }: PeoplePickerProps) {
  const { t } = useLingui();
  const id = useId();
  const ownInput = useRef<HTMLInputElement>(null);
  const input = inputRef ?? ownInput;
  const members = useChatState(selectMembers);
  const me = useMyId();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const full = chosen.length >= max;
  const found = full
    ? []
    : searchPeople(
        members.filter(({ userId }) => userId !== me && !chosen.includes(userId) && !without?.has(userId)),
        query,
        50,
      );
  const at = Math.min(active, found.length - 1);
  const name = (userId: UserId) => members.find((one) => one.userId === userId)?.displayName ?? '';

  const add = (member: Member) => {
    onChange([...chosen, member.userId]);
    setQuery('');
    setActive(0);
    announce(t`${member.displayName} added`);
    input.current?.focus();
  };
  const remove = (userId: UserId) => {
    const leaving = name(userId);
    onChange(chosen.filter((one) => one !== userId));
    announce(t`${leaving} taken out`);
    input.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    const last = chosen.at(-1);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (found.length === 0) return;
      setActive((at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (event.key === 'Enter') {
      const member = found[at];
      // With nothing typed and somebody chosen, Enter sends the form.
      if (!member || (query === '' && chosen.length > 0)) return;
      event.preventDefault();
      add(member);
    } else if (event.key === 'Backspace' && query === '' && last !== undefined) {
      event.preventDefault();
      remove(last);
    }
  };

  return (
    <div className="flex flex-col gap-2">
      <label htmlFor={id} className="text-small font-medium">
        {label}
      </label>
      <div className="flex min-h-control-lg flex-wrap items-center gap-1.5 rounded-control bg-raised px-2 py-1.5 shadow-[inset_0_0_0_1px_var(--color-line-strong)] focus-within:shadow-[inset_0_0_0_2px_var(--color-focus)] forced-colors:border forced-colors:focus-within:outline-2 forced-colors:focus-within:outline-focus">
        {chosen.map((userId) => (
          <span
            key={userId}
            className="inline-flex h-7 max-w-full items-center gap-1.5 rounded-control bg-accent-wash ps-1 text-small"
          >
            <PersonAvatar name={name(userId)} userId={userId} size={20} />
            <span className="truncate">{name(userId)}</span>
            <button
              type="button"
              aria-label={t`Take out ${name(userId)}`}
              onClick={() => remove(userId)}
              className="relative grid size-7 flex-none place-items-center rounded-control text-ink-3 hover:text-ink coarse:after:absolute coarse:after:-inset-2"
            >
              <Icon icon={X} size={14} />
            </button>
          </span>
        ))}
        <input
          ref={input}
          id={id}
          value={query}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={found[at] ? `${id}-${found[at].userId}` : undefined}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={chosen.length === 0 ? t`Name or title` : ''}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-7 min-w-24 flex-1 bg-transparent px-1 text-ui outline-none coarse:text-[1rem]"
        />
      </div>
      <div className="-mx-2 h-56 scrollbar-thin overflow-y-auto overscroll-contain">
        <div
          id={`${id}-list`}
          role={found.length > 0 ? 'listbox' : undefined}
          {...(found.length > 0 && { 'aria-label': t`People` })}
        >
          {found.map((member, index) => (
            <div
              key={member.userId}
              id={`${id}-${member.userId}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === at}
              ref={index === at ? (row) => row?.scrollIntoView({ block: 'nearest' }) : undefined}
              onPointerMove={() => index === at || setActive(index)}
              onMouseDown={(event) => {
                event.preventDefault();
                // The second press of a double one would be on whoever moved up.
                if (event.detail <= 1) add(member);
              }}
              className={clsx('flex min-h-11 items-center rounded-control px-2', index === at && 'bg-press')}
            >
              <PersonRow
                member={member}
                size={24}
                className="w-full"
                name={<Highlight text={member.displayName} terms={query.split(/\s+/).filter(Boolean)} />}
              />
            </div>
          ))}
        </div>
        {found.length === 0 && (
          <p role="status" className="px-2 py-6 text-center text-ui text-ink-3">
            {full
              ? t`${plural(max, { one: '# person is', other: '# people are' })} as many as fit in here.`
              : members.length < 2
                ? t`Nobody else is here yet. Invite people first.`
                : query === ''
                  ? t`Everybody is in already.`
                  : t`Nobody here is called that.`}
          </p>
        )}
      </div>
    </div>
  );
}
