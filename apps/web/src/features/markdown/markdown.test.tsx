import { i18n } from '@lingui/core';
import { I18nProvider } from '@lingui/react';
import fc from 'fast-check';
import type { ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeAll, describe, expect, it } from 'vitest';
import { Markdown } from './markdown.js';
import { MentionContext } from './mentions.js';

const mentions = {
  person: () => '@Maya',
  group: () => '@design',
  crowd: (kind: string) => `@${kind}`,
  channel: () => '#web',
};

beforeAll(() => i18n.loadAndActivate({ locale: 'en', messages: {} }));

const person = '019a0000-0000-7000-8000-000000000001';
const draw = (text: string) =>
  renderToStaticMarkup(
    <I18nProvider i18n={i18n}>
      <MentionContext value={mentions}>
        <Markdown text={text} />
      </MentionContext>
    </I18nProvider>,
  );

describe('Markdown', () => {
  it('draws what people write', () => {
    const html = draw(`**bold** *it* ~~no~~ \`x < y\` <@${person}>\n\n> quote\n\n1. one\n2. two`);
    for (const part of [
      '<strong>bold</strong>',
      '<em>it</em>',
      '<del>no</del>',
      '<code>x &lt; y</code>',
      '@Maya',
      '<blockquote',
      '<ol start="1">',
    ])
      expect(html).toContain(part);
  });

  it('draws a tag as text', () => {
    expect(draw('<b onclick=alert(1)>x</b>')).toContain('&lt;b onclick=alert(1)&gt;');
    expect(draw('<script>alert(1)</script>')).not.toContain('<script');
    expect(draw('![x](https://tracker.example/p.png)')).not.toContain('<img');
  });

  it('leaves a time and an unknown shortcode as typed', () => {
    expect(draw('at 10:30:15 :no_such_thing:')).toContain(
      'at 10:30:15 <span class="md-name">:no_such_thing:</span>',
    );
  });

  it('asks who knows the workspace for an emoji of its own, and has the name otherwise', () => {
    const emoji = (name: string, otherwise: ReactNode) => (name === 'tin_mug' ? <b>mug</b> : otherwise);
    const html = renderToStaticMarkup(
      <MentionContext value={{ ...mentions, emoji }}>
        <Markdown text="a :tin_mug: and a :spork: and `:tin_mug:`" />
      </MentionContext>,
    );
    expect(html).toContain(
      'a <b>mug</b> and a <span class="md-name">:spork:</span> and <code>:tin_mug:</code>',
    );
  });

  it('shows where a lying link leads', () => {
    expect(draw('[bank.example](https://evil.example)')).toContain('(evil.example)');
  });

  it('draws any text without an element, handler or address that it should not have', () => {
    const nasty = fc.constantFrom(
      '<img src=x onerror=alert(1)>',
      '[x](javascript:alert(1))',
      '<a href="javascript:1">',
      '```html\n<script>1</script>\n```',
      '"><svg onload=1>',
      '![](data:text/html,1)',
      '<javascript:alert(1)>',
      '| a | b |\n|--|--|\n| <b> | `</td>` |',
      '[a]: javascript:1\n[a]',
      '> '.repeat(40),
      '*'.repeat(50),
    );
    const text = fc.array(fc.oneof(nasty, fc.string({ unit: 'grapheme' })), { maxLength: 6 });
    fc.assert(
      fc.property(text, (parts) => {
        const html = draw(parts.join('\n'));
        // Only what stands inside real tags counts: the same characters as text are harmless.
        for (const [tag] of html.matchAll(/<[^>]*>/g)) {
          expect(tag).not.toMatch(/^<\/?(script|img|iframe|object|style|form)/i);
          expect(tag).not.toMatch(/\son\w+\s*=/i);
          expect(tag).not.toMatch(/href="(?!https?:|mailto:)/i);
        }
      }),
      { numRuns: 300 },
    );
  });
});
