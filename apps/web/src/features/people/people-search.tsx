import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import type { Member } from '@parley/protocol';
import { Search } from 'lucide-react';
import { type ReactNode, useDeferredValue, useMemo, useState } from 'react';
import { EmptyState } from '../../ui/empty-state.js';
import { TextField } from '../../ui/text-field.js';
import { searchPeople } from './search-people.js';

/** A list that is taken in at a glance needs no search. */
const searchedAbove = 10;

interface PeopleSearch {
  /** Once the list was long enough to be searched, and from then on. */
  readonly isOffered: boolean;
  readonly query: string;
  readonly setQuery: (query: string) => void;
  /** What `found` was searched for, a moment after it was typed; empty: everybody is in it. */
  readonly wanted: string;
  readonly terms: readonly string[];
  readonly found: readonly Member[];
}

/** Those of some people who are called what somebody types. */
export function usePeopleSearch(people: readonly Member[]): PeopleSearch {
  const [query, setQuery] = useState('');
  const [isOffered, setOffered] = useState(false);
  const wanted = useDeferredValue(query.trim());
  const found = useMemo(() => searchPeople(people, wanted, people.length), [people, wanted]);
  if (!isOffered && people.length > searchedAbove) setOffered(true);
  const terms = wanted.split(/\s+/).filter(Boolean);
  return { isOffered, query, setQuery, wanted, terms, found };
}

interface PeopleSearchFieldProps {
  readonly search: PeopleSearch;
  readonly className?: string | undefined;
}

/** The field of a search, and how many it found for those who do not see them. */
export function PeopleSearchField({
  search: { query, setQuery, wanted, found },
  className,
}: PeopleSearchFieldProps) {
  const { t } = useLingui();
  return (
    <>
      <TextField
        label={t`Search people`}
        labelHidden
        icon={Search}
        type="search"
        placeholder={t`Name or title`}
        value={query}
        onValueChange={setQuery}
        className={className}
      />
      <p role="status" className="sr-only">
        {wanted && plural(found.length, { one: '# person found', other: '# people found' })}
      </p>
    </>
  );
}

interface NobodyFoundProps {
  readonly search: PeopleSearch;
  /** What is said where nobody is looked for. */
  readonly idle?: string | undefined;
  readonly action?: ReactNode | undefined;
}

/** In place of an empty list. */
export function NobodyFound({ search: { found, wanted }, idle, action }: NobodyFoundProps) {
  const { t } = useLingui();
  if (found.length > 0) return null;
  const title = wanted === '' && idle !== undefined ? idle : t`Nobody here is called that.`;
  return <EmptyState drawing="lens" title={title} action={action} />;
}
