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

function* outsideCode(text: string): Generator<string> {
  let fence = '';
  let open: string[] = [];
  for (const line of text.split('\n')) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence) {
      if (mark?.startsWith(fence) && line.trim() === mark) fence = '';
      continue;
    }
    if (mark) {
      yield* outsideSpans(open.join('\n'));
      open = [];
      fence = mark;
    } else open.push(line);
  }
  yield* outsideSpans(open.join('\n'));
}

/** Splits at code spans: a run of n backticks closes at the next run of exactly n (CommonMark 6.1). */
function* outsideSpans(text: string): Generator<string> {
  const runs = [...text.matchAll(/`+/g)];
  const nextOfLength = new Map<number, number[]>();
  runs.forEach((run, index) => {
    const list = nextOfLength.get(run[0].length);
    if (list) list.push(index);
    else nextOfLength.set(run[0].length, [index]);
  });
  let from = 0;
  for (let index = 0; index < runs.length; index += 1) {
    const run = runs[index] as RegExpExecArray;
    const list = nextOfLength.get(run[0].length) as number[];
    while (list.length > 0 && (list[0] as number) <= index) list.shift();
    const close = list[0];
    if (close === undefined) continue;
    yield text.slice(from, run.index);
    const end = runs[close] as RegExpExecArray;
    from = end.index + end[0].length;
    index = close;
  }
  yield text.slice(from);
}
