import { selectEmoji } from '@parley/client';
import { customName } from '@parley/protocol';
import { createStore, useStore } from 'zustand';
import { useChatState } from '../../client.js';
import { remember, remembered } from '../page/index.js';
import type { OwnEmoji } from './emoji-book.js';

/** One emoji somebody used on this device: how often, the latest use first in the list. */
type Use = readonly [emoji: string, count: number];

interface Used {
  readonly uses: readonly Use[];
  /** 0: as drawn; 1 to 5: light to dark. */
  readonly tone: number;
}

const usesKept = 48;
/** Until somebody has habits of their own. */
const beginners = ['👍', '❤️', '😂'];

const used = createStore<Used>(() => ({ uses: keptUses(), tone: Number(remembered('emoji-tone')) || 0 }));

function keptUses(): readonly Use[] {
  try {
    const kept: unknown = JSON.parse(remembered('emoji-used') ?? '[]');
    return Array.isArray(kept) ? kept.filter(isUse).slice(0, usesKept) : [];
  } catch {
    return [];
  }
}

const isUse = (value: unknown): value is Use =>
  Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number';

export function noteEmojiUse(emoji: string): void {
  const { uses } = used.getState();
  const count = uses.find(([one]) => one === emoji)?.[1] ?? 0;
  const next: Use[] = [[emoji, count + 1], ...uses.filter(([one]) => one !== emoji)];
  used.setState({ uses: next.slice(0, usesKept) });
  remember('emoji-used', JSON.stringify(next.slice(0, usesKept)));
}

export function chooseTone(tone: number): void {
  used.setState({ tone });
  remember('emoji-tone', String(tone));
}

export const useTone = (): number => useStore(used, (state) => state.tone);

/** The latest first. */
export const recentEmoji = (): readonly string[] => used.getState().uses.map(([emoji]) => emoji);

interface Quick {
  readonly of: readonly Use[];
  readonly own: OwnEmoji;
  readonly emoji: readonly string[];
}

let quick: Quick | undefined;

/** The three used most, filled up with what beginners get; of other workspaces' own emoji none. */
export function useQuickEmoji(): readonly string[] {
  const own = useChatState(selectEmoji);
  return useStore(used, ({ uses }) => {
    if (quick?.of !== uses || quick.own !== own) {
      const isHere = (name: string | undefined) => name === undefined || own.has(name);
      const here = uses.filter(([emoji]) => isHere(customName(emoji)));
      const most = here.sort(([, a], [, b]) => b - a).map(([emoji]) => emoji);
      quick = { of: uses, own, emoji: [...new Set([...most.slice(0, 3), ...beginners])].slice(0, 3) };
    }
    return quick.emoji;
  });
}
