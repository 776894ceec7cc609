import { useLingui } from '@lingui/react/macro';
import { selectEmoji } from '@parley/client';
import { Search } from 'lucide-react';
import {
  type KeyboardEvent,
  useCallback,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useChatState } from '../../client.js';
import { Icon } from '../../ui/icon.js';
import { InlineNotice } from '../../ui/inline-notice.js';
import { SkeletonGroup } from '../../ui/skeleton.js';
import { useMedia } from '../../ui/use-media.js';
import { type Emoji, type EmojiBook, loadEmoji, withOwn } from './emoji-book.js';
import { PickerFoot } from './picker-foot.js';
import { PickerGrid, type PickerGridHandle } from './picker-grid.js';
import { PickerGroups, useGroupNames } from './picker-groups.js';
import {
  cellAt,
  nextCell,
  type PickerKey,
  type PickerRow,
  type PickerSection,
  pickerRows,
} from './picker-rows.js';
import { searchBook } from './search-emoji.js';
import { noteEmojiUse, recentEmoji, useTone } from './used-emoji.js';

export interface EmojiPickerProps {
  /** One emoji, in the tone the person prefers. */
  readonly onPick: (emoji: string) => void;
}

const mostFound = 120;
const recentShown = 16;

/** All emoji: by group, by what they are called, and those used lately first. Keys go to the field, and move in the grid. */
export function Picker({ onPick }: EmojiPickerProps) {
  const { t } = useLingui();
  const id = useId();
  const { book: usual, hasFailed } = useBook();
  const own = useChatState(selectEmoji);
  const book = useMemo(() => usual && withOwn(usual, own), [usual, own]);
  const tone = useTone();
  const [query, setQuery] = useState('');
  const [active, setActive] = useState(0);
  const asked = useDeferredValue(query);
  const columns = useMedia('(pointer: coarse)') ? 7 : 9;
  const groupNames = useGroupNames(own.size > 0);
  const [recent] = useState(recentEmoji);
  const grid = useRef<PickerGridHandle>(null);

  const rowsFor = useCallback(
    (words: string): readonly PickerRow[] => {
      if (!book) return [];
      const sections: PickerSection[] =
        words.trim() === ''
          ? sectionsOf(book, { recent, groupNames })
          : [{ key: 'found', label: '', emoji: searchBook(book, words, mostFound) }];
      return pickerRows(sections, columns);
    },
    [book, columns, recent, groupNames],
  );
  const rows = useMemo(() => rowsFor(asked), [rowsFor, asked]);

  const inMyTone = (one: Emoji) => (tone > 0 && one.tones?.[tone - 1]) || one.emoji;
  const pick = (one: Emoji | undefined) => {
    if (!one) return;
    noteEmojiUse(inMyTone(one));
    onPick(inMyTone(one));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    // The grid follows the field a moment later; a key means what the field says.
    const meant = () => (asked === query ? rows : rowsFor(query));
    if (event.key === 'Enter') {
      event.preventDefault();
      pick(cellAt(meant(), active));
    } else if (isArrow(event.key)) {
      event.preventDefault();
      const next = nextCell(meant(), active, event.key);
      setActive(next);
      grid.current?.reveal(next);
    }
  };
  const shown = cellAt(rows, active);

  return (
    <div className="flex h-96 max-h-[70vh] w-full flex-col">
      <div className="flex flex-none items-center gap-2 border-b border-line px-3">
        <Icon icon={Search} size={16} className="text-ink-3" />
        <input
          type="text"
          role="combobox"
          aria-label={t`Search emoji`}
          aria-expanded
          aria-haspopup="grid"
          aria-controls={`${id}-grid`}
          aria-activedescendant={shown && `${id}-${active}`}
          aria-autocomplete="list"
          autoComplete="off"
          spellCheck={false}
          placeholder={t`Search emoji`}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setActive(0);
          }}
          onKeyDown={onKeyDown}
          className="h-control-lg min-w-0 flex-1 bg-transparent text-ui outline-none placeholder:text-ink-3 coarse:text-[1rem]"
        />
      </div>
      {query.trim() === '' && <PickerGroups names={groupNames} onGo={(key) => grid.current?.goTo(key)} />}
      {book ? (
        <PickerGrid
          ref={grid}
          id={id}
          rows={rows}
          columns={columns}
          active={active}
          signOf={inMyTone}
          onActive={setActive}
          onPick={pick}
          label={t`Emoji`}
          nothing={t`No emoji is called that.`}
        />
      ) : hasFailed ? (
        <div className="flex-1 p-3">
          <InlineNotice tone="warning">
            {t`The emoji could not be loaded. Try again when the connection is back.`}
          </InlineNotice>
        </div>
      ) : (
        <SkeletonGroup label={t`Loading the emoji`} className="flex-1">
          {null}
        </SkeletonGroup>
      )}
      <PickerFoot shown={shown} sign={shown && inMyTone(shown)} />
    </div>
  );
}

const isArrow = (key: string): key is PickerKey =>
  key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';

function useBook(): { book: EmojiBook | undefined; hasFailed: boolean } {
  const [state, setState] = useState<{ book: EmojiBook | undefined; hasFailed: boolean }>({
    book: undefined,
    hasFailed: false,
  });
  useEffect(() => {
    let isMounted = true;
    loadEmoji().then(
      (book) => isMounted && setState({ book, hasFailed: false }),
      () => isMounted && setState({ book: undefined, hasFailed: true }),
    );
    return () => {
      isMounted = false;
    };
  }, []);
  return state;
}

function sectionsOf(
  book: EmojiBook,
  { recent, groupNames }: { recent: readonly string[]; groupNames: ReadonlyMap<string, string> },
): PickerSection[] {
  return [...groupNames].map(([key, label]) => ({
    key,
    label,
    emoji:
      key === 'recent'
        ? // In whichever tone it was used, it is the same emoji here.
          [...new Set(recent.flatMap((sign) => book.bySign.get(sign) ?? []))].slice(0, recentShown)
        : book.all.filter(({ group }) => String(group) === key),
  }));
}
