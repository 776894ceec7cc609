import { describe, expect, it } from 'vitest';
import { isLong } from './folding.js';

const lines = (count: number) => Array.from({ length: count }, (_, at) => `line ${at}`).join('\n');

describe('a text is folded', () => {
  it('when it has many lines, its own or by wrapping', () => {
    expect(isLong(lines(20))).toBe(false);
    expect(isLong(lines(21))).toBe(true);
    expect(isLong('word '.repeat(300))).toBe(false);
    expect(isLong('word '.repeat(400))).toBe(true);
  });

  it('by the lines of its code, which scroll instead of wrapping', () => {
    expect(isLong(`\`\`\`\n${'x'.repeat(5_000)}\n\`\`\``)).toBe(false);
    expect(isLong(`\`\`\`ts\n${lines(20)}\n\`\`\``)).toBe(false);
    expect(isLong(`\`\`\`ts\n${lines(21)}\n\`\`\``)).toBe(true);
    expect(isLong(`\`\`\`\nx\n\`\`\`\n${'word '.repeat(400)}`)).toBe(true);
  });
});
