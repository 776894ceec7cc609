/**
 * What was copied from a page, a document or an editor as Parley's Markdown. Only text comes out: scripts, styles and
 * addresses that are no web or mail address leave nothing behind. Null when there is nothing to keep of the formatting.
 */
export function htmlToMarkdown(html: string): string | null {
  if (html.length > mostHtml || !rich.test(html)) return null;
  const { body } = new DOMParser().parseFromString(withoutStyles(html), 'text/html');
  const code = copiedCode(body);
  if (code !== null) return code;
  const text = blocks(body)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
  return text === '' ? null : text;
}

/** Larger than any message; a whole spreadsheet is pasted as its plain text. */
const mostHtml = 400_000;
const rich =
  /<(?:a|b|strong|i|em|s|del|strike|code|pre|ul|ol|table|blockquote|h[1-6]|hr)[\s>]|font-(?:weight|style)|monospace/i;
const passedOver = new Set([
  'SCRIPT',
  'STYLE',
  'TEMPLATE',
  'NOSCRIPT',
  'HEAD',
  'META',
  'LINK',
  'TITLE',
  'SVG',
]);
const blockTags = new Set(
  'ADDRESS ARTICLE ASIDE BLOCKQUOTE DIV DL DD DT FIGURE FOOTER FORM H1 H2 H3 H4 H5 H6 HEADER HR LI MAIN NAV OL P PRE SECTION TABLE UL'.split(
    ' ',
  ),
);

/** The page forbids styles it did not bring along, in parsed text too: they are read as the data they are here. */
const withoutStyles = (html: string): string =>
  html.replace(/<style[\s\S]*?<\/style\s*>/gi, '').replace(/(\s)style(?=\s*=)/gi, '$1data-style');

/** One property of what was an element's style; empty when it has none. */
function styleOf(element: Element, property: string): string {
  for (const declaration of (element.getAttribute('data-style') ?? '').split(';')) {
    const [name = '', ...value] = declaration.split(':');
    if (name.trim().toLowerCase() === property) return value.join(':').trim().toLowerCase();
  }
  return '';
}

/** Code editors copy lines as blocks in their own typeface: one fenced block, or code in a line. */
function copiedCode(body: HTMLElement): string | null {
  const roots = [...body.children];
  const [root] = roots;
  if (roots.length !== 1 || !(root instanceof HTMLElement) || root.tagName === 'PRE') return null;
  if (!/monospace|consolas|menlo|courier/.test(styleOf(root, 'font-family'))) return null;
  const lines = [...root.children].every((child) => child.tagName === 'DIV' || child.tagName === 'BR')
    ? [...root.children].filter((child) => child.tagName === 'DIV' || child.tagName === 'BR')
    : null;
  const text = lines ? lines.map((line) => line.textContent ?? '').join('\n') : (root.textContent ?? '');
  return text.includes('\n') ? fenced(text, '') : null;
}

function fenced(code: string, language: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${code.replace(/\n$/, '')}\n${fence}`;
}

/** The children of an element: blocks apart by a blank line, what stands between them as a paragraph. */
function blocks(parent: Element): string {
  const parts: string[] = [];
  let line = '';
  const flush = () => {
    const text = line.trim();
    if (text !== '') parts.push(safeStart(text));
    line = '';
  };
  for (const node of parent.childNodes) {
    if (node instanceof HTMLElement && (blockTags.has(node.tagName) || holdsBlock(node))) {
      flush();
      const text = block(node);
      if (text !== '') parts.push(text);
    } else line += inline(node);
  }
  flush();
  return parts.join('\n\n');
}

const holdsBlock = (element: Element): boolean =>
  !passedOver.has(element.tagName) &&
  element.querySelector('p, div, ul, ol, table, pre, blockquote') !== null;

function block(element: HTMLElement): string {
  const { tagName } = element;
  if (passedOver.has(tagName)) return '';
  if (/^H[1-6]$/.test(tagName)) return `${'#'.repeat(Number(tagName[1]))} ${inlineOf(element).trim()}`;
  switch (tagName) {
    case 'HR':
      return '---';
    case 'PRE':
      return fenced(element.textContent ?? '', languageOf(element));
    case 'BLOCKQUOTE':
      return blocks(element).replace(/^/gm, '> ').replace(/ +$/gm, '');
    case 'UL':
    case 'OL':
      return list(element);
    case 'TABLE':
      return table(element as HTMLTableElement);
    default:
      return blocks(element);
  }
}

function languageOf(pre: Element): string {
  const names = `${pre.className} ${pre.querySelector('code')?.className ?? ''}`;
  return /\b(?:language|lang)-([\w+#-]{1,20})/.exec(names)?.[1] ?? '';
}

function list(element: Element): string {
  const isOrdered = element.tagName === 'OL';
  let number = Number(element.getAttribute('start') ?? 1) || 1;
  const items: string[] = [];
  for (const child of element.children) {
    if (child.tagName === 'UL' || child.tagName === 'OL') {
      // Some editors put the inner list beside its item.
      items.push(list(child).replace(/^/gm, '  '));
      continue;
    }
    if (child.tagName !== 'LI') continue;
    const box = child.querySelector('input[type=checkbox]');
    const task = box ? `[${box.hasAttribute('checked') ? 'x' : ' '}] ` : '';
    const mark = isOrdered ? `${number}. ` : '- ';
    number += 1;
    const text = blocks(child).replace(/\n{2,}/g, '\n');
    items.push(mark + task + text.replace(/\n/g, `\n${' '.repeat(mark.length)}`));
  }
  return items.join('\n');
}

function table(element: HTMLTableElement): string {
  const rows = [...element.querySelectorAll('tr')].map((row) =>
    [...row.children].map((cell) => inlineOf(cell).replace(/\s+/g, ' ').replace(/\|/g, '\\|').trim()),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  const [head, ...body] = rows;
  if (!head || width === 0) return '';
  if (width === 1) return rows.map(([cell = '']) => cell).join('\n');
  const lineOf = (row: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, index) => row[index] ?? '').join(' | ')} |`;
  return [lineOf(head), lineOf(Array.from({ length: width }, () => '---')), ...body.map(lineOf)].join('\n');
}

function inlineOf(element: Element): string {
  return [...element.childNodes].map(inline).join('');
}

function inline(node: Node): string {
  if (node instanceof Text) return escaped(node.data.replace(/[ \t\r\n\f]+/g, ' ').replace(/\u00a0/g, ' '));
  if (!(node instanceof HTMLElement) || passedOver.has(node.tagName)) return '';
  if (node.tagName === 'BR') return '\n';
  if (node.tagName === 'CODE' || node.tagName === 'KBD' || node.tagName === 'SAMP')
    return codeSpan(node.textContent ?? '');
  const text = inlineOf(node);
  if (node.tagName === 'A') return link(node as HTMLAnchorElement, text);
  return marksOf(node).reduce(wrapped, text);
}

function marksOf(element: HTMLElement): string[] {
  const { tagName } = element;
  const [weight, slant] = [styleOf(element, 'font-weight'), styleOf(element, 'font-style')];
  const isBold =
    weight === '' ? tagName === 'B' || tagName === 'STRONG' : weight === 'bold' || Number(weight) >= 600;
  const isItalic = slant === '' ? tagName === 'I' || tagName === 'EM' : slant === 'italic';
  const isStruck =
    /^(?:S|DEL|STRIKE)$/.test(tagName) ||
    /line-through/.test(styleOf(element, 'text-decoration') + styleOf(element, 'text-decoration-line'));
  return [...(isItalic ? ['_'] : []), ...(isBold ? ['**'] : []), ...(isStruck ? ['~~'] : [])];
}

/** A mark holds on to the words: the spaces around them stay outside. */
function wrapped(text: string, mark: string): string {
  const words = text.trim();
  if (words === '' || words.includes('\n')) return text;
  const start = text.indexOf(words);
  return text.slice(0, start) + mark + words + mark + text.slice(start + words.length);
}

function codeSpan(code: string): string {
  const text = code.replace(/\s+/g, ' ');
  if (text.trim() === '') return text;
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}

function link(anchor: HTMLAnchorElement, text: string): string {
  const address = anchor.getAttribute('href') ?? '';
  const words = text.trim();
  if (words === '' || !/^(?:https?|mailto):/i.test(address) || !URL.canParse(address)) return text;
  if (anchor.textContent?.trim() === address) return address;
  return `[${words}](${address.replace(/\(/g, '%28').replace(/\)/g, '%29').replace(/\s/g, '%20')})`;
}

/** Signs that would begin a format the copied text did not have. */
const escaped = (text: string): string =>
  text.replace(/[\\`*~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|\](?=\()|<(?=[@#!])/gu, '\\$&');

/** A paragraph that would read as a list, a quote or a heading. */
const safeStart = (text: string): string =>
  text.replace(/^(#{1,6} |>|[-+] )/gm, '\\$1').replace(/^(\d{1,9})([.)]) /gm, '$1\\$2 ');
