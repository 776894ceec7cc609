/** What the field holds and what is selected in it, in UTF-16 units. */
export interface Field {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One replacement, so that the browser's own undo takes it back in one step. */
export interface Edit {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
  /** Selection afterwards. */
  readonly start: number;
  readonly end: number;
}

export type Format =
  | 'bold'
  | 'italic'
  | 'strike'
  | 'code'
  | 'code-block'
  | 'quote'
  | 'list'
  | 'numbered-list'
  | 'link';

const marks = { bold: '**', italic: '_', strike: '~~', code: '`' } as const;
const prefixes = { quote: '> ', list: '- ', 'numbered-list': '1. ' } as const;

/** Puts Markdown around the selection, or takes it away where it stands already. */
export function format(field: Field, kind: Format): Edit {
  if (kind === 'code-block') return codeBlock(field);
  if (kind === 'link') return link(field);
  if (kind === 'quote' || kind === 'list' || kind === 'numbered-list') return lines(field, kind);
  return wrap(field, marks[kind]);
}

function wrap({ text, start, end }: Field, mark: string): Edit {
  const size = mark.length;
  const selected = text.slice(start, end);
  if (text.slice(start - size, start) === mark && text.slice(end, end + size) === mark)
    return { from: start - size, to: end + size, insert: selected, start: start - size, end: end - size };
  // The marks may have been selected with the words.
  if (selected.length >= 2 * size && selected.startsWith(mark) && selected.endsWith(mark)) {
    const insert = selected.slice(size, -size);
    return { from: start, to: end, insert, start, end: start + insert.length };
  }
  return { from: start, to: end, insert: mark + selected + mark, start: start + size, end: end + size };
}

/** A web address pasted over words makes them a link. Undefined for anything else: it is pasted as it is. */
export function pastedLink({ text, start, end }: Field, pasted: string): Edit | undefined {
  const words = text.slice(start, end);
  const url = pasted.trim();
  if (words.trim() === '' || words.includes('\n') || isWebAddress(words) || !isWebAddress(url))
    return undefined;
  const insert = `[${words}](${url.replace(/\(/g, '%28').replace(/\)/g, '%29')})`;
  const caret = start + insert.length;
  return { from: start, to: end, insert, start: caret, end: caret };
}

const isWebAddress = (text: string): boolean => /^https?:\/\/\S+$/i.test(text) && URL.canParse(text);

function link({ text, start, end }: Field): Edit {
  const selected = text.slice(start, end);
  const insert = `[${selected}](https://)`;
  // Without a selection the words come first, with one the address.
  const caret = selected === '' ? start + 1 : start + insert.length - 1;
  return { from: start, to: end, insert, start: caret, end: caret };
}

function codeBlock({ text, start, end }: Field): Edit {
  const before = start > 0 && text[start - 1] !== '\n' ? '\n' : '';
  const after = end < text.length && text[end] !== '\n' ? '\n' : '';
  const insert = `${before}\`\`\`\n${text.slice(start, end)}\n\`\`\`${after}`;
  const caret = start + before.length + 4;
  return { from: start, to: end, insert, start: caret, end: caret + (end - start) };
}

function lines({ text, start, end }: Field, kind: keyof typeof prefixes): Edit {
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const next = text.indexOf('\n', end);
  const to = next === -1 ? text.length : next;
  const block = text.slice(from, to).split('\n');
  const prefix = (index: number) => (kind === 'numbered-list' ? `${index + 1}. ` : prefixes[kind]);
  const has = (line: string) =>
    kind === 'numbered-list' ? /^\d+\. /.test(line) : line.startsWith(prefixes[kind]);
  const insert = block.every(has)
    ? block.map((line) => line.replace(kind === 'numbered-list' ? /^\d+\. / : prefixes[kind], '')).join('\n')
    : block.map((line, index) => prefix(index) + line).join('\n');
  const caret = from + insert.length;
  return { from, to, insert, start: caret, end: caret };
}

/** Enter inside a list goes on with it; on an empty item it ends the list. Undefined elsewhere: the browser's own. */
export function newLine({ text, start, end }: Field): Edit | undefined {
  if (start !== end) return undefined;
  const from = text.lastIndexOf('\n', start - 1) + 1;
  const match = /^(\s*)(?:([-*+])|(\d{1,9})\.|(>)) /.exec(text.slice(from, start));
  if (!match) return undefined;
  const [whole, indent = '', bullet, number, quote] = match;
  if (from + whole.length === start) return { from, to: start, insert: '', start: from, end: from };
  const marker = bullet ?? quote ?? `${Number(number) + 1}.`;
  const insert = `\n${indent}${marker} `;
  return { from: start, to: start, insert, start: start + insert.length, end: start + insert.length };
}

/** Whether the caret stands inside a fenced block that is still open. */
export function isInFence(text: string, caret: number): boolean {
  let open = '';
  for (const line of text.slice(0, caret).split('\n')) {
    const fence = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (!fence) continue;
    if (!open) open = fence;
    else if (fence.startsWith(open)) open = '';
  }
  return open !== '';
}
