import { describe, expect, it } from 'vitest';
import { forwardText, quotation } from './message-text.js';

const ann = '019a0000-0000-7000-8000-000000000001';
const nameOf = (id: string) => (id === ann ? 'Ann Lee' : undefined);
const link = 'https://chat.example/w/demo/c/x?at=4';

describe('quotation', () => {
  it('says who and where, line by line', () => {
    expect(quotation({ authorName: 'Ann Lee', link, text: 'one\n\n`two`' }, nameOf)).toBe(
      `> [Ann Lee](${link}):\n> one\n>\n> \`two\``,
    );
  });

  it('calls nobody again', () => {
    expect(quotation({ authorName: 'Bo', link, text: `ask <@${ann}>` }, nameOf)).toContain('> ask Ann Lee');
    const loud = `<!channel> <!here> <!group:${ann}> <@${'0'.repeat(36)}>`;
    expect(quotation({ authorName: 'Bo', link, text: loud }, nameOf)).toContain('> channel here Ann Lee …');
  });

  it('takes a name for what it is', () => {
    expect(quotation({ authorName: 'x](https://bad.example) [y', link, text: 'z' }, nameOf)).toContain(
      `> [x\\](https://bad.example) \\[y](${link}):`,
    );
  });

  it('is short of a long text', () => {
    const quoted = quotation({ authorName: 'Bo', link, text: '🚀'.repeat(5_000) }, nameOf);
    expect([...quoted].length).toBeLessThan(2_200);
    expect(quoted.endsWith('🚀…')).toBe(true);
  });
});

describe('forwardText', () => {
  it('puts the comment above', () => {
    expect(forwardText('  Look ', '> said', 100)).toBe('Look\n\n> said');
    expect(forwardText(' ', '> said', 100)).toBe('> said');
  });

  it('is never longer than a message may be', () => {
    expect([...forwardText('c'.repeat(90), `> ${'q'.repeat(90)}`, 100)]).toHaveLength(100);
  });
});
