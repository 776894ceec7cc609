import type { ChannelId, UserId } from './ids.js';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const mention = new RegExp(`<([@#])(${uuid})>`, 'g');

export const mentionOfUser = (userId: UserId): string => `<@${userId}>`;
export const mentionOfChannel = (channelId: ChannelId): string => `<#${channelId}>`;

/**
 * Ids of the people a text mentions, each once, in order of appearance. Code is quoted speech: what stands in a
 * fenced block or a code span mentions nobody. Linear in the length of the text.
 */
export function mentionedUsers(text: string): UserId[] {
  const found = new Set<UserId>();
  for (const part of outsideCode(text)) {
    for (const match of part.matchAll(mention)) if (match[1] === '@') found.add(match[2] as string);
  }
  return [...found];
}

/** An opening code fence. What follows backticks may hold none, else it is a code span (CommonMark 4.5). */
const openingFence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const closingFence = /^ {0,3}(`{3,}|~{3,})[ \t]*$/;

/** The text without its fenced blocks and code spans; a span never reaches over a blank line. */
function* outsideCode(text: string): Generator<string> {
  let fence = '';
  let paragraph: string[] = [];
  for (const line of text.split('\n')) {
    if (fence) {
      if (closingFence.exec(line)?.[1]?.startsWith(fence)) fence = '';
      continue;
    }
    fence = openingFence.exec(line)?.[1] ?? '';
    if (fence || line.trim() === '') {
      yield* outsideSpans(paragraph.join('\n'));
      paragraph = [];
    } else paragraph.push(line);
  }
  yield* outsideSpans(paragraph.join('\n'));
}

/** Splits at code spans: a run of n backticks closes at the next run of exactly n (CommonMark 6.1). */
function* outsideSpans(text: string): Generator<string> {
  const runs = [...text.matchAll(/`+/g)];
  // Per length, the runs still ahead, nearest last: each is taken off once, whatever the text.
  const ahead = new Map<number, number[]>();
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const length = (runs[index] as RegExpExecArray)[0].length;
    const list = ahead.get(length);
    if (list) list.push(index);
    else ahead.set(length, [index]);
  }
  let from = 0;
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index] as RegExpExecArray;
    // A backslash before it makes the first backtick a plain one.
    const length = run[0].length - (isEscaped(text, run.index) ? 1 : 0);
    const list = ahead.get(length) ?? [];
    while (list.length > 0 && (list.at(-1) as number) <= index) list.pop();
    const close = list.at(-1);
    if (close === undefined) continue;
    yield text.slice(from, run.index);
    const end = runs[close] as RegExpExecArray;
    from = end.index + end[0].length;
    index = close;
  }
  yield text.slice(from);
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text[index - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}
