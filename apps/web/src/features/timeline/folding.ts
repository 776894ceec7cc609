import { createStore, useStore } from 'zustand';

/** A longer text is folded, so that it does not push away what was said before and after it. */
const mostLines = 20;
/** Lines a folded text shows: fewer than it may have unfolded, so that unfolding is always worth it. */
export const foldedLines = 12;
/** Of a line on a wide window. */
const charactersInLine = 85;

/** About how many lines a text takes: those of code do not wrap, and what encloses code is none. */
export function linesOf(text: string): number {
  let lines = 0;
  let isCode = false;
  for (const line of text.split('\n')) {
    if (/^\s*(?:```|~~~)/.test(line)) isCode = !isCode;
    else lines += isCode ? 1 : Math.max(1, Math.ceil(line.length / charactersInLine));
  }
  return lines;
}

/** Decided by the text alone, so that a row has its height before anything is measured. */
export const isLong = (text: string): boolean => linesOf(text) > mostLines;

/** Texts that somebody unfolded, by the id their author's device gave the message; kept while they are scrolled away. */
const unfolded = createStore<{ readonly keys: ReadonlySet<string> }>(() => ({ keys: new Set() }));

export const useIsUnfolded = (key: string): boolean => useStore(unfolded, ({ keys }) => keys.has(key));

export function setUnfolded(key: string, isUnfolded: boolean): void {
  const keys = new Set(unfolded.getState().keys);
  if (isUnfolded) keys.add(key);
  else keys.delete(key);
  unfolded.setState({ keys });
}

/** Told by a row before it grows on demand: what is read stays where it is, also at the end of the list. */
export const unfoldEvent = 'unfold';
