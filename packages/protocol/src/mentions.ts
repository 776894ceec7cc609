import type { ChannelId, GroupId, UserId } from './ids.js';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const mention = new RegExp(`<(?:([@#])(${uuid})|!(channel|here)|!group:(${uuid}))>`, 'g');

export const mentionOfUser = (userId: UserId): string => `<@${userId}>`;
export const mentionOfChannel = (channelId: ChannelId): string => `<#${channelId}>`;
export const mentionOfGroup = (groupId: GroupId): string => `<!group:${groupId}>`;
/** Everybody who belongs to the channel. */
export const mentionOfEverybody = '<!channel>';
/** Those of them who are there at the moment it is said. */
export const mentionOfHere = '<!here>';

/** Whom a text calls. What it says of channels is a link and calls nobody. */
export interface CalledPeople {
  readonly userIds: readonly UserId[];
  readonly groupIds: readonly GroupId[];
  readonly isEverybody: boolean;
  readonly isHere: boolean;
}

/**
 * Whom a text mentions, each once, in order of appearance. Code is quoted speech: what stands in a fenced block or a
 * code span mentions nobody. Linear in the length of the text.
 */
export function calledPeople(text: string): CalledPeople {
  const userIds = new Set<UserId>();
  const groupIds = new Set<GroupId>();
  const words = new Set<string>();
  for (const { start, end } of proseRanges(text)) {
    for (const [, sign, id, word, groupId] of text.slice(start, end).matchAll(mention)) {
      if (sign === '@') userIds.add(id as string);
      else if (word) words.add(word);
      else if (groupId) groupIds.add(groupId);
    }
  }
  const [isEverybody, isHere] = [words.has('channel'), words.has('here')];
  return { userIds: [...userIds], groupIds: [...groupIds], isEverybody, isHere };
}

/** Ids of the people a text mentions by themselves. */
export const mentionedUsers = (text: string): UserId[] => [...calledPeople(text).userIds];

/** Whether a message mentions the person: by themselves, in a group, or with everybody of its channel. */
export function isMentioned(
  { mentions, channelId }: { readonly mentions: readonly string[]; readonly channelId: ChannelId },
  userId: UserId,
): boolean {
  return mentions.includes(userId) || mentions.includes(channelId);
}

/** An opening code fence. What follows backticks may hold none, else it is a code span (CommonMark 4.5). */
const openingFence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/;
const closingFence = /^ {0,3}(`{3,}|~{3,})[ \t]*$/;

export interface TextRange {
  readonly start: number;
  readonly end: number;
}

/** Where a text is neither fenced block nor code span, in UTF-16 units; a span never reaches over a blank line. */
export function* proseRanges(text: string): Generator<TextRange> {
  let fence = '';
  let paragraphStart = 0;
  let lineStart = 0;
  for (const line of text.split('\n')) {
    const lineEnd = lineStart + line.length;
    if (fence) {
      if (closingFence.exec(line)?.[1]?.startsWith(fence)) fence = '';
      paragraphStart = lineEnd + 1;
    } else {
      fence = openingFence.exec(line)?.[1] ?? '';
      if (fence || line.trim() === '') {
        yield* outsideSpans(text, paragraphStart, lineStart);
        paragraphStart = lineEnd + 1;
      }
    }
    lineStart = lineEnd + 1;
  }
  if (paragraphStart < text.length) yield* outsideSpans(text, paragraphStart, text.length);
}

/** Splits a paragraph at its code spans: a run of n backticks closes at the next run of exactly n (CommonMark 6.1). */
function* outsideSpans(whole: string, start: number, end: number): Generator<TextRange> {
  const text = whole.slice(start, end);
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
    yield { start: start + from, end: start + run.index };
    const closing = runs[close] as RegExpExecArray;
    from = closing.index + closing[0].length;
    index = close;
  }
  if (from < text.length) yield { start: start + from, end };
}

function isEscaped(text: string, index: number): boolean {
  let backslashes = 0;
  while (text[index - 1 - backslashes] === '\\') backslashes += 1;
  return backslashes % 2 === 1;
}
