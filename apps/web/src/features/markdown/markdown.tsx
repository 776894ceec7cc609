import type { Token, Tokens } from 'marked';
import { Fragment, memo, type ReactNode, useContext } from 'react';
import { CodeBlock } from './code-block.js';
import { safeUrl, trueHost } from './links.js';
import { MentionContext, type MentionRenderers } from './mentions.js';
import { isJumbo, type MentionToken, parseMarkdown, type ShortcodeToken } from './parse.js';
import { Shortcode } from './shortcode.js';
import './markdown.css';

/**
 * A text as React elements. No HTML string exists anywhere on the way, so there is nothing to sanitise: a tag in the
 * text is text. `before` stands at the start of the first line, `after` at the end of the last (the "edited" mark).
 */
export const Markdown = memo(function Markdown({ text, before, after }: { text: string } & Edges) {
  const mentions = useContext(MentionContext);
  const tokens = parseMarkdown(text);
  const last = tokens.at(-1);
  return (
    <div className={isJumbo(text) ? 'md md-jumbo' : 'md'}>
      {before && tokens[0]?.type !== 'paragraph' ? <p>{before}</p> : null}
      {tokens.map((token, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: tokens of one text never change their order
        <Fragment key={index}>
          {block(token, mentions, {
            before: index === 0 ? before : undefined,
            after: token === last ? after : undefined,
          })}
        </Fragment>
      ))}
      {after && last?.type !== 'paragraph' ? <p>{after}</p> : null}
    </div>
  );
});

interface Edges {
  readonly before?: ReactNode | undefined;
  readonly after?: ReactNode | undefined;
}

function block(token: Token, mentions: MentionRenderers, edges: Edges = {}): ReactNode {
  switch (token.type) {
    case 'space':
    case 'def':
      return null;
    case 'paragraph':
      return (
        <p dir="auto">
          {edges.before}
          {inline(token.tokens, mentions)}
          {edges.after}
        </p>
      );
    case 'text':
      return token.tokens ? inline(token.tokens, mentions) : token.raw;
    case 'heading':
      // Headings of a message are not headings of the page.
      return (
        <p dir="auto" className="md-heading">
          {inline(token.tokens, mentions)}
        </p>
      );
    case 'code':
      return <CodeBlock code={(token as Tokens.Code).text} info={(token as Tokens.Code).lang ?? ''} />;
    case 'blockquote':
      return <blockquote dir="auto">{blocks(token.tokens, mentions)}</blockquote>;
    case 'hr':
      return <hr />;
    case 'list':
      return list(token as Tokens.List, mentions);
    case 'table':
      return table(token as Tokens.Table, mentions);
    default:
      return <p dir="auto">{token.raw}</p>;
  }
}

function blocks(tokens: Token[] | undefined, mentions: MentionRenderers): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: tokens of one text never change their order
  return tokens?.map((token, index) => <Fragment key={index}>{block(token, mentions)}</Fragment>);
}

function list(token: Tokens.List, mentions: MentionRenderers): ReactNode {
  const items = token.items.map((item, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: tokens of one text never change their order
    <li key={index} dir="auto" className={item.task ? 'md-task' : undefined}>
      {item.task ? (
        <input type="checkbox" checked={item.checked ?? false} disabled readOnly aria-label={item.text} />
      ) : null}
      {blocks(
        item.tokens.filter((one) => one.type !== 'checkbox'),
        mentions,
      )}
    </li>
  ));
  return token.ordered ? <ol start={token.start === '' ? 1 : token.start}>{items}</ol> : <ul>{items}</ul>;
}

function table(token: Tokens.Table, mentions: MentionRenderers): ReactNode {
  const cell = (one: Tokens.TableCell, index: number) => {
    const Cell = one.header ? 'th' : 'td';
    return (
      <Cell key={index} style={one.align ? { textAlign: one.align } : undefined}>
        {inline(one.tokens, mentions)}
      </Cell>
    );
  };
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
    <div className="md-table" tabIndex={0}>
      <table>
        <thead>
          <tr>{token.header.map(cell)}</tr>
        </thead>
        <tbody>
          {token.rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: tokens of one text never change their order
            <tr key={index}>{row.map(cell)}</tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function inline(tokens: Token[] | undefined, mentions: MentionRenderers): ReactNode {
  // biome-ignore lint/suspicious/noArrayIndexKey: tokens of one text never change their order
  return tokens?.map((token, index) => <Fragment key={index}>{inlineOne(token, mentions)}</Fragment>);
}

function inlineOne(token: Token, mentions: MentionRenderers): ReactNode {
  switch (token.type) {
    case 'text':
    case 'escape':
      return (token as Tokens.Text).tokens ? inline((token as Tokens.Text).tokens, mentions) : token.text;
    case 'strong':
      return <strong>{inline(token.tokens, mentions)}</strong>;
    case 'em':
      return <em>{inline(token.tokens, mentions)}</em>;
    case 'del':
      return <del>{inline(token.tokens, mentions)}</del>;
    case 'codespan':
      return <code>{token.text}</code>;
    case 'br':
      return <br />;
    case 'link':
      return link(token as Tokens.Link, mentions);
    case 'image':
      // Pictures from elsewhere are never fetched by reading a message; their address is a link like any other.
      return link({ ...(token as Tokens.Image), tokens: [] } as unknown as Tokens.Link, mentions);
    case 'mention': {
      const { kind, id } = token as MentionToken;
      return kind === 'everybody' || kind === 'here' ? mentions.crowd(kind) : mentions[kind](id);
    }
    case 'shortcode': {
      const { name, raw } = token as ShortcodeToken;
      const usual = <Shortcode name={name} raw={raw} />;
      return mentions.emoji ? mentions.emoji(name, usual) : usual;
    }
    default:
      return token.raw;
  }
}

function link(token: Tokens.Link, mentions: MentionRenderers): ReactNode {
  const url = safeUrl(token.href);
  if (!url) return token.raw;
  const host = trueHost(token.text, url);
  const words = token.tokens.length > 0 ? inline(token.tokens, mentions) : token.text || url.href;
  const own = mentions.ownLink?.(url.href, words);
  if (own) return own;
  return (
    <>
      <a href={url.href} target="_blank" rel="noopener noreferrer">
        {words}
      </a>
      {host ? <span className="md-host"> ({host})</span> : null}
    </>
  );
}
