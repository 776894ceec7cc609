export interface WordChange {
  readonly kind: 'same' | 'added' | 'removed';
  readonly text: string;
}

/** Words compared at most: the table below has as many cells as both counts multiplied. */
const mostWords = 1_500;

/** A word with the space before it: put together again they are the text. */
const wordsOf = (text: string): string[] => text.match(/\s*\S+|\s+/g) ?? [];

/**
 * What became of a text, word by word; null for texts so long that comparing them would be felt. The longest common
 * subsequence, after the words that both begin and end with.
 */
export function wordChanges(before: string, after: string): WordChange[] | null {
  const [old, young] = [wordsOf(before), wordsOf(after)];
  let start = 0;
  while (start < old.length && start < young.length && old[start] === young[start]) start += 1;
  let end = 0;
  const most = Math.min(old.length, young.length) - start;
  while (end < most && old[old.length - 1 - end] === young[young.length - 1 - end]) end += 1;
  const middle = [old.slice(start, old.length - end), young.slice(start, young.length - end)] as const;
  if (middle[0].length > mostWords || middle[1].length > mostWords) return null;
  return joined([
    ...old.slice(0, start).map(same),
    ...changesBetween(...middle),
    ...old.slice(old.length - end).map(same),
  ]);
}

const same = (text: string): WordChange => ({ kind: 'same', text });

function changesBetween(old: readonly string[], young: readonly string[]): WordChange[] {
  const width = young.length + 1;
  // At [i, j]: how many words the rests from i and from j have in common.
  const common = new Uint16Array((old.length + 1) * width);
  const at = (i: number, j: number) => common[i * width + j] as number;
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = young.length - 1; j >= 0; j -= 1) {
      common[i * width + j] =
        old[i] === young[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const changes: WordChange[] = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < young.length) {
    if (i < old.length && j < young.length && old[i] === young[j]) {
      changes.push(same(old[i] as string));
      i += 1;
      j += 1;
    } else if (j >= young.length || (i < old.length && at(i + 1, j) >= at(i, j + 1))) {
      changes.push({ kind: 'removed', text: old[i] as string });
      i += 1;
    } else {
      changes.push({ kind: 'added', text: young[j] as string });
      j += 1;
    }
  }
  return changes;
}

/** Neighbours of one kind as one. */
function joined(changes: readonly WordChange[]): WordChange[] {
  const runs: WordChange[] = [];
  for (const change of changes) {
    const last = runs.at(-1);
    if (last?.kind === change.kind) runs[runs.length - 1] = { ...last, text: last.text + change.text };
    else runs.push(change);
  }
  return runs;
}
