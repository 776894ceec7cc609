import { Marked, type Token, type TokenizerAndRendererExtension } from 'marked';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const mentionAtStart = new RegExp(`^<(?:(@|#|!group:)(${uuid})|!(channel|here))>`);
const kinds: Readonly<Record<string, MentionToken['kind']>> = {
  '@': 'person',
  '#': 'channel',
  '!group:': 'group',
  channel: 'everybody',
  here: 'here',
};
const shortcodeAtStart = /^:([a-z0-9_+-]{1,40}):/;

export interface MentionToken {
  readonly type: 'mention';
  readonly raw: string;
  readonly kind: 'person' | 'group' | 'everybody' | 'here' | 'channel';
  /** Empty for everybody and for those who are here. */
  readonly id: string;
}

export interface ShortcodeToken {
  readonly type: 'shortcode';
  readonly raw: string;
  readonly name: string;
}

const mention: TokenizerAndRendererExtension = {
  name: 'mention',
  level: 'inline',
  start: (source) => source.search(/<[@#!]/),
  tokenizer(source): MentionToken | undefined {
    const match = mentionAtStart.exec(source);
    if (!match) return undefined;
    return {
      type: 'mention',
      raw: match[0],
      kind: kinds[match[1] ?? match[3] ?? ''] ?? 'channel',
      id: match[2] ?? '',
    };
  },
};

const shortcode: TokenizerAndRendererExtension = {
  name: 'shortcode',
  level: 'inline',
  start: (source) => source.search(/:[a-z0-9_+-]+:/),
  tokenizer(source): ShortcodeToken | undefined {
    const match = shortcodeAtStart.exec(source);
    return match ? { type: 'shortcode', raw: match[0], name: match[1] as string } : undefined;
  },
};

/** `breaks`: people expect the line breaks they typed. A line that looks like HTML is a line: `<!channel>` begins one. */
const marked = new Marked({
  gfm: true,
  breaks: true,
  extensions: [mention, shortcode],
  tokenizer: { html: () => undefined },
});

/** Texts whose tokens are kept, and the longest of them: a channel that is opened again is drawn from them. */
const textsKept = 500;
const longestKept = 2_000;
const parsed = new Map<string, readonly Token[]>();

/** Deeper quotes and lists than anybody reads, but shallow enough for any stack. */
export const deepestNesting = 12;

/**
 * Parley's Markdown as tokens: GitHub's flavour, plus `<@id>`, `<#id>` and `:shortcode:`. There is no HTML: what looks
 * like a tag stays text. Text nested beyond any use, which only an attack contains, is one plain paragraph.
 */
export function parseMarkdown(text: string): readonly Token[] {
  const known = parsed.get(text);
  if (known) return known;
  const tokens = tokensOf(text);
  if (text.length > longestKept) return tokens;
  parsed.set(text, tokens);
  const [oldest] = parsed.keys();
  if (parsed.size > textsKept && oldest !== undefined) parsed.delete(oldest);
  return tokens;
}

function tokensOf(text: string): Token[] {
  if (nestingOf(text) > deepestNesting)
    return [
      { type: 'paragraph', raw: text, text, tokens: [{ type: 'text', raw: text, text, escaped: false }] },
    ];
  return marked.lexer(text);
}

/** The most quote and list marks in a row at the start of a line. */
function nestingOf(text: string): number {
  let deepest = 0;
  for (const line of text.split('\n')) {
    const marks = /^(?:\s*(?:>|[-*+](?=\s)|\d{1,9}[.)](?=\s)))+/.exec(line)?.[0] ?? '';
    deepest = Math.max(deepest, marks.match(/>|[-*+]|[.)]/g)?.length ?? 0);
  }
  return deepest;
}

const emojiOnly =
  /^(?:\s|\p{RI}\p{RI}|\p{Emoji_Presentation}|\p{Emoji}\uFE0F|\p{Emoji_Modifier}|\u200D|:[a-z0-9_+-]+:)+$/u;
const oneEmoji =
  /\p{RI}\p{RI}|(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F)\p{Emoji_Modifier}?(?:\u200D(?:\p{Emoji_Presentation}|\p{Emoji}\uFE0F?)\p{Emoji_Modifier}?)*|:[a-z0-9_+-]+:/gu;

/** Up to three emoji and nothing else: drawn large. */
export function isJumbo(text: string): boolean {
  if (text.length > 60 || !emojiOnly.test(text)) return false;
  const count = text.match(oneEmoji)?.length ?? 0;
  return count >= 1 && count <= 3;
}
