import { clsx } from 'clsx';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactNode, type RefObject, useId, useState } from 'react';
import { TextField } from './text-field.js';

export interface SearchListSection<Option> {
  /** Absent where there is only one. */
  readonly heading?: string | undefined;
  readonly options: readonly Option[];
}

/** `key`: without spaces, as it becomes part of an id. */
export interface SearchListProps<Option extends { readonly key: string }> {
  readonly label: string;
  readonly labelHidden?: boolean | undefined;
  readonly placeholder: string;
  readonly inputRef: RefObject<HTMLInputElement | null>;
  readonly query: string;
  readonly onQueryChange: (query: string) => void;
  readonly sections: readonly SearchListSection<Option>[];
  readonly onChoose: (option: Option) => void;
  /** What an option shows; its row is drawn here. */
  readonly children: (option: Option) => ReactNode;
  readonly listLabel: string;
  /** In place of the list when nothing fits. */
  readonly none: string;
  /** Says how many were found, for those who do not see the list. */
  readonly status: string;
  /** The field is the head of a dialog, from edge to edge. */
  readonly isHead?: boolean | undefined;
  /** Size and place of the list, which scrolls. */
  readonly className?: string | undefined;
}

/** A field that searches, and what was found under it: the keys stay with the field, which points at the active row. */
export function SearchList<Option extends { readonly key: string }>(props: SearchListProps<Option>) {
  const { query, sections, onChoose, listLabel } = props;
  const id = useId();
  const [active, setActive] = useState(0);
  const options = sections.flatMap((section) => section.options);
  const at = Math.min(active, options.length - 1);
  const chosen = options[at];

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !chosen) return;
    if (event.key === 'ArrowDown') setActive((at + 1) % options.length);
    else if (event.key === 'ArrowUp') setActive((at + options.length - 1) % options.length);
    else if (event.key === 'Enter') onChoose(chosen);
    else return;
    event.preventDefault();
  };

  const row = (option: Option, index: number) => (
    <div
      key={option.key}
      id={`${id}-${option.key}`}
      role="option"
      tabIndex={-1}
      aria-selected={index === at}
      // With the heading above it, where it is the first of its section.
      ref={index === at ? (element) => element?.scrollIntoView({ block: 'nearest' }) : undefined}
      onPointerMove={() => index === at || setActive(index)}
      onClick={() => onChoose(option)}
      onKeyDown={onKeyDown}
      className={clsx(
        'flex h-9 scroll-mt-8 items-center gap-2.5 rounded-control px-3 coarse:h-11',
        index === at && 'bg-press',
      )}
    >
      {props.children(option)}
    </div>
  );

  let first = 0;
  return (
    <>
      <TextField
        label={props.label}
        labelHidden={props.labelHidden}
        isBare={props.isHead}
        className={clsx(props.isHead && '-mx-3 -mt-2 flex-none border-b border-line ps-3 pe-14')}
        icon={Search}
        value={query}
        placeholder={props.placeholder}
        autoComplete="off"
        spellCheck={false}
        ref={props.inputRef}
        role="combobox"
        aria-expanded={options.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen && `${id}-${chosen.key}`}
        onValueChange={(value) => {
          props.onQueryChange(value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <div
        id={`${id}-list`}
        {...(options.length > 0 && { role: 'listbox', 'aria-label': listLabel })}
        className={clsx('scrollbar-thin overflow-y-auto overscroll-contain', props.className)}
      >
        {sections.map((section, nth) => {
          const { heading } = section;
          const from = first;
          first += section.options.length;
          const rows = section.options.map((option, index) => row(option, from + index));
          if (heading === undefined || rows.length === 0) return rows;
          return (
            // biome-ignore lint/a11y/useSemanticElements: a group of options has no element of its own
            <div key={heading} role="group" aria-labelledby={`${id}-head-${nth}`} className="not-first:mt-2">
              <p id={`${id}-head-${nth}`} className="px-3 pt-1 pb-1 text-meta font-medium text-ink-3">
                {heading}
              </p>
              {rows}
            </div>
          );
        })}
        {options.length === 0 && <p className="px-3 py-8 text-center text-ui text-ink-3">{props.none}</p>}
      </div>
      <p role="status" className="sr-only">
        {props.status}
      </p>
    </>
  );
}
