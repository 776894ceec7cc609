// biome-ignore-all lint/a11y/useSemanticElements: of a table not all rows exist, and its cells are buttons
// biome-ignore-all lint/a11y/useFocusableInteractive: the focus stays in the field, which names the active cell
import { useVirtualizer } from '@tanstack/react-virtual';
import { clsx } from 'clsx';
import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { useMedia } from '../../ui/use-media.js';
import type { Emoji } from './emoji-book.js';
import { EmojiSign } from './emoji-sign.js';
import { type PickerRow, rowOfCell } from './picker-rows.js';

export interface PickerGridHandle {
  /** Scrolls a cell into view. */
  reveal(cell: number): void;
  /** Scrolls to the head of a section. */
  goTo(key: string): void;
}

export interface PickerGridProps {
  /** Before the names of its parts, for the field that has the keys. */
  readonly id: string;
  readonly rows: readonly PickerRow[];
  readonly columns: number;
  readonly active: number;
  readonly signOf: (one: Emoji) => string;
  readonly onActive: (cell: number) => void;
  readonly onPick: (one: Emoji) => void;
  readonly label: string;
  /** Stands there when there is no row. */
  readonly nothing: string;
  readonly ref: Ref<PickerGridHandle>;
}

/** The cells. Of nearly two thousand only those in sight exist; the focus stays in the field that searches. */
export function PickerGrid(props: PickerGridProps) {
  const { id, rows, columns, active, signOf } = props;
  const isCoarse = useMedia('(pointer: coarse)');
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (rows[index]?.kind === 'head' ? 28 : isCoarse ? 44 : 36),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: 3,
    paddingEnd: 8,
  });
  useImperativeHandle(
    props.ref,
    () => ({
      reveal: (cell) => virtualizer.scrollToIndex(rowOfCell(rows, cell), { align: 'auto' }),
      goTo: (key) => {
        const index = rows.findIndex((row) => row.kind === 'head' && row.key === key);
        virtualizer.scrollToIndex(Math.max(0, index), { align: 'start' });
      },
    }),
    [rows, virtualizer],
  );
  // What was searched for stands at the top.
  // biome-ignore lint/correctness/useExhaustiveDependencies: with every other set of rows
  useEffect(() => virtualizer.scrollToOffset(0), [rows, virtualizer]);

  return (
    <div
      ref={scroller}
      id={`${id}-grid`}
      role="grid"
      aria-label={props.label}
      aria-rowcount={rows.length}
      aria-colcount={columns}
      className="min-h-0 flex-1 overflow-y-auto overscroll-contain"
    >
      {rows.length === 0 && (
        <p role="presentation" className="p-4 text-center text-ui text-ink-3">
          {props.nothing}
        </p>
      )}
      <div role="presentation" className="relative w-full" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ index, key, start, size }) => {
          const row = rows[index] as PickerRow;
          const place = { height: size, transform: `translateY(${start}px)` };
          return (
            <div
              key={key}
              role="row"
              aria-rowindex={index + 1}
              className="absolute inset-x-0 top-0 grid px-2"
              style={{ ...place, gridTemplateColumns: `repeat(${columns}, 1fr)` }}
            >
              {row.kind === 'head' ? (
                <span
                  role="columnheader"
                  aria-colspan={columns}
                  className="col-span-full self-end px-1 pb-1 text-meta font-medium text-ink-3"
                >
                  {row.label}
                </span>
              ) : (
                row.emoji.map((one, column) => (
                  <button
                    key={one.emoji}
                    id={`${id}-${row.first + column}`}
                    type="button"
                    role="gridcell"
                    tabIndex={-1}
                    aria-label={one.label}
                    aria-selected={row.first + column === active}
                    // The field keeps the focus, so that typing goes on.
                    onPointerDown={(event) => event.preventDefault()}
                    onMouseDown={(event) => event.preventDefault()}
                    onPointerMove={() => props.onActive(row.first + column)}
                    onClick={() => props.onPick(one)}
                    className={clsx(
                      'grid place-items-center rounded-control text-[1.375rem] leading-none select-none',
                      row.first + column === active && 'bg-press outline-2 outline-focus -outline-offset-2',
                    )}
                  >
                    <EmojiSign emoji={signOf(one)} />
                  </button>
                ))
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}
