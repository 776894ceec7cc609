import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.js';

const ann = '019a0000-0000-7000-8000-000000000001';
const nameOf = (kind: string, id: string) => (id === ann ? `${kind === 'person' ? '@' : '#'}Ann` : undefined);

describe('plainText', () => {
  it.each([
    [
      '**bold** and _italic_ and ~~gone~~ and `code_with_signs`',
      'bold and italic and gone and code_with_signs',
    ],
    ['snake_case and 2 * 3 * 4', 'snake_case and 2 * 3 * 4'],
    ['# Title\n\ntext', 'Title\n\ntext'],
    ['> said\n\nanswer', 'said\n\nanswer'],
    ['- one\n- two', '• one\n• two'],
    ['3. one\n4. two', '3. one\n4. two'],
    ['- [x] done\n- [ ] open', '☑ done\n☐ open'],
    ['```js\nconst a = `**b**`;\n```', 'const a = `**b**`;'],
    [
      '[words](https://example.org/x) https://example.org',
      'words (https://example.org/x) https://example.org',
    ],
    [`<@${ann}> in <#${ann}>`, '@Ann in #Ann'],
    ['one\ntwo', 'one\ntwo'],
    ['a < b & c', 'a < b & c'],
    ['|a|b|\n|-|-|\n|1|2|', 'a\tb\n1\t2'],
  ])('%j → %j', (text, plain) => {
    expect(plainText(text, nameOf)).toBe(plain);
  });

  it('leaves whom it does not know', () => {
    const stranger = '<@019a0000-0000-7000-8000-0000000000ff>';
    expect(plainText(stranger, nameOf)).toBe(stranger);
  });
});
