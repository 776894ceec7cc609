import { type KeyboardEvent, useState } from 'react';

export type RovingOrientation = 'vertical' | 'horizontal';

export interface RovingMove {
  readonly key: string;
  readonly index: number;
  readonly count: number;
  readonly orientation: RovingOrientation;
  readonly loop: boolean;
  readonly rtl: boolean;
}

/** Where a key leads within a list, or undefined when the key is not for the list. */
export function rovingTarget({ key, index, count, orientation, loop, rtl }: RovingMove): number | undefined {
  if (count === 0) return undefined;
  const back = orientation === 'vertical' ? 'ArrowUp' : rtl ? 'ArrowRight' : 'ArrowLeft';
  const forth = orientation === 'vertical' ? 'ArrowDown' : rtl ? 'ArrowLeft' : 'ArrowRight';
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  if (key !== back && key !== forth) return undefined;
  const next = index + (key === forth ? 1 : -1);
  return loop ? (next + count) % count : Math.min(count - 1, Math.max(0, next));
}

export interface RovingFocusOptions {
  /** Ids of the items in the order they are shown. */
  readonly ids: readonly string[];
  readonly orientation?: RovingOrientation | undefined;
  readonly loop?: boolean | undefined;
  /** The item that Tab reaches first, such as the current page. */
  readonly preferred?: string | undefined;
}

export interface RovingFocus {
  readonly listProps: { readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void };
  readonly itemProps: (id: string) => {
    readonly tabIndex: 0 | -1;
    readonly 'data-roving-id': string;
    readonly onFocus: () => void;
  };
}

/** One Tab stop for a whole list; arrows, Home and End move inside it. */
export function useRovingFocus(options: RovingFocusOptions): RovingFocus {
  const { ids, orientation = 'vertical', loop = false, preferred } = options;
  const [last, setLast] = useState<string>();
  const stop = [last, preferred, ids[0]].find((id) => id !== undefined && ids.includes(id));
  return {
    listProps: {
      onKeyDown: (event) => {
        if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
        const list = event.currentTarget;
        const from = (event.target as HTMLElement).closest<HTMLElement>('[data-roving-id]');
        const index = ids.indexOf(from?.dataset.rovingId ?? '');
        if (index < 0) return;
        const rtl = getComputedStyle(list).direction === 'rtl';
        const target = rovingTarget({ key: event.key, index, count: ids.length, orientation, loop, rtl });
        if (target === undefined) return;
        event.preventDefault();
        list.querySelector<HTMLElement>(`[data-roving-id="${CSS.escape(ids[target] ?? '')}"]`)?.focus();
      },
    },
    itemProps: (id) => ({
      tabIndex: id === stop ? 0 : -1,
      'data-roving-id': id,
      onFocus: () => setLast(id),
    }),
  };
}
