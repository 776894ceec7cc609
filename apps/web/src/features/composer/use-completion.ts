import { useLingui } from '@lingui/react/macro';
import { type KeyboardEvent, useEffect, useId, useMemo, useState } from 'react';
import { announce } from '../../ui/live-region.js';
import { rememberChosen } from '../mention-text/index.js';
import { useLookAlikes } from '../people/index.js';
import { type Candidate, type CompletionQuery, completionQuery } from './completion.js';
import type { Edit } from './format.js';
import { useCandidates } from './use-candidates.js';

type Ranking = typeof import('./rank.js');

const mostShown = 8;

export interface Completion {
  readonly listId: string;
  readonly query: CompletionQuery;
  readonly options: readonly Candidate[];
  readonly activeIndex: number;
  readonly setActiveIndex: (index: number) => void;
  readonly choose: (candidate: Candidate) => void;
  /** True when the key was used up here. */
  readonly onKeyDown: (event: KeyboardEvent) => boolean;
}

/** What a chosen candidate writes. */
function insertion(query: CompletionQuery, chosen: Candidate): Edit {
  const word = {
    person: `@${chosen.label}`,
    channel: `#${chosen.label}`,
    emoji: chosen.id,
    command: `/${chosen.label}`,
  }[query.kind];
  const caret = query.start + word.length + 1;
  return { from: query.start, to: query.end, insert: `${word} `, start: caret, end: caret };
}

function isWhole(term: string, options: readonly Candidate[], activeIndex: number): boolean {
  const isSame = ({ label }: Candidate) => label.toLowerCase() === term.toLowerCase();
  const active = options[activeIndex];
  return active !== undefined && isSame(active) && options.filter(isSame).length === 1;
}

/** The search is fetched with the first letter: most of what is written names nobody. */
function useRanking(isWriting: boolean): Ranking | undefined {
  const [ranking, setRanking] = useState<Ranking>();
  useEffect(() => {
    if (!isWriting) return;
    import('./rank.js').then(
      (module) => setRanking(module),
      // Without a connection there is nothing to offer; the next first letter asks again.
      () => undefined,
    );
  }, [isWriting]);
  return ranking;
}

/** The list above the field while somebody, a channel, an emoji or a command is being named. Undefined: nothing to offer. */
export function useCompletion(
  field: {
    readonly channelId: string;
    readonly text: string;
    readonly caret: number;
    readonly hasCommands: boolean;
  },
  apply: (edit: Edit) => void,
): Completion | undefined {
  const { t } = useLingui();
  const listId = useId();
  const [dismissedAt, setDismissedAt] = useState<number>();
  const [active, setActive] = useState(0);
  const query = useMemo(() => completionQuery(field.text, field.caret), [field.text, field.caret]);
  // A draft that was put back is not being written.
  const [restored] = useState(field.text);
  const isOffered = query !== undefined && (query.kind !== 'command' || field.hasCommands);
  const isOpen = isOffered && dismissedAt !== query.start && field.text !== restored;
  const candidates = useCandidates(isOpen ? query : undefined, field.channelId);
  const term = query?.term ?? '';
  const ranking = useRanking(field.text !== '');
  const most = query?.kind === 'command' ? candidates.length : mostShown;
  const isNamingPeople = query?.kind === 'person';
  const isEmoji = query?.kind === 'emoji';
  const alike = useLookAlikes();
  const options = useMemo(() => {
    if (isEmoji) return candidates;
    const found = ranking?.rank(candidates, term, most) ?? [];
    return alike.size === 0
      ? found
      : found.map((one) => (alike.has(one.id) ? { ...one, isLookAlike: true } : one));
  }, [ranking, candidates, term, most, alike, isEmoji]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a new word starts at its first option
  useEffect(() => setActive(0), [term, query?.kind]);
  useEffect(() => {
    if (query === undefined) setDismissedAt(undefined);
  }, [query]);
  const count = isOpen ? options.length : 0;
  useEffect(() => {
    if (count > 0) announce(t`${count} suggestions`);
  }, [count, t]);

  if (!isOpen || options.length === 0) return undefined;
  const activeIndex = Math.min(active, options.length - 1);
  const choose = (candidate: Candidate) => {
    if (isNamingPeople && candidate.crowd === undefined) rememberChosen(candidate.label, candidate.id);
    apply(insertion(query, candidate));
  };
  const onKeyDown = (event: KeyboardEvent): boolean => {
    switch (event.key) {
      case 'ArrowDown':
        setActive((activeIndex + 1) % options.length);
        return true;
      case 'ArrowUp':
        setActive((activeIndex + options.length - 1) % options.length);
        return true;
      case 'Enter':
      case 'Tab':
        if (event.shiftKey) return false;
        // What is written to its end, and means one only, is sent and not written again; an emoji is more than its name.
        if (event.key === 'Enter' && !isEmoji && isWhole(term, options, activeIndex)) return false;
        choose(options[activeIndex] as Candidate);
        return true;
      case 'Escape':
        setDismissedAt(query.start);
        return true;
      default:
        return false;
    }
  };
  return { listId, query, options, activeIndex, setActiveIndex: setActive, choose, onKeyDown };
}
