import type { Token, Tokens } from 'marked';
import { type MentionToken, parseMarkdown } from './parse.js';

/** What somebody or something is called now, with its sign; undefined: nobody knows. */
export type MentionName = (kind: MentionToken['kind'], id: string) => string | undefined;

/** A text without the signs of its format: what one would say, with names in place of ids. */
export function plainText(text: string, nameOf: MentionName): string {
  return blocks(parseMarkdown(text), nameOf)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function blocks(tokens: readonly Token[] | undefined, nameOf: MentionName): string {
  return (tokens ?? []).map((token) => block(token, nameOf)).join('');
}

function block(token: Token, nameOf: MentionName): string {
  switch (token.type) {
    case 'space':
      return '\n';
    case 'def':
    case 'hr':
      return '';
    case 'code':
      return `${token.text}\n\n`;
    case 'blockquote':
      return blocks(token.tokens, nameOf);
    case 'list':
      return `${items(token as Tokens.List, nameOf)}\n`;
    case 'table':
      return `${rows(token as Tokens.Table, nameOf)}\n\n`;
    case 'paragraph':
    case 'heading':
      return `${inline(token.tokens, nameOf)}\n\n`;
    case 'text':
      return `${token.tokens ? inline(token.tokens, nameOf) : token.text}\n`;
    default:
      return token.raw;
  }
}

function items({ ordered, start, items: all }: Tokens.List, nameOf: MentionName): string {
  const first = start === '' ? 1 : start;
  return all
    .map((item, index) => {
      const box = item.task ? (item.checked ? '☑ ' : '☐ ') : '';
      const sign = ordered ? `${first + index}. ` : box === '' ? '• ' : '';
      const words = blocks(
        item.tokens.filter((one) => one.type !== 'checkbox'),
        nameOf,
      ).trim();
      return `${sign}${box}${words.replace(/\n+/g, '\n  ')}\n`;
    })
    .join('');
}

function rows({ header, rows: body }: Tokens.Table, nameOf: MentionName): string {
  return [header, ...body].map((row) => row.map((cell) => inline(cell.tokens, nameOf)).join('\t')).join('\n');
}

function inline(tokens: readonly Token[] | undefined, nameOf: MentionName): string {
  return (tokens ?? []).map((token) => inlineOne(token, nameOf)).join('');
}

function inlineOne(token: Token, nameOf: MentionName): string {
  switch (token.type) {
    case 'br':
      return '\n';
    case 'mention': {
      const { kind, id } = token as MentionToken;
      return nameOf(kind, id) ?? token.raw;
    }
    case 'link':
    case 'image': {
      const words = token.type === 'link' ? inline(token.tokens, nameOf) : token.text;
      return words === '' || token.href.endsWith(words) ? token.href : `${words} (${token.href})`;
    }
    case 'codespan':
    case 'escape':
      return token.text;
    case 'text':
    case 'strong':
    case 'em':
    case 'del':
      return token.tokens ? inline(token.tokens, nameOf) : token.text;
    default:
      return token.raw;
  }
}
