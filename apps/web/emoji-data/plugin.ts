import { createRequire } from 'node:module';
import type { Plugin } from 'vite';
import { type EmojiRecord, inTone } from '../src/features/emoji/emoji-record.js';

const require = createRequire(import.meta.url);
const prefix = 'virtual:emoji/';
/** Newer ones are still missing on many people's devices. */
const newestVersion = 15.1;
/** Tones, hair and letters of flags: no emoji of their own. */
const components = 2;

interface SourceEmoji {
  readonly emoji: string;
  readonly hexcode: string;
  readonly label: string;
  readonly tags?: readonly string[];
  readonly group?: number;
  readonly version: number;
  readonly skins?: readonly { readonly emoji: string; readonly tone: number | readonly number[] }[];
}

/** `virtual:emoji/<language>`: the tables of emojibase, cut down to what a picker needs. */
export function emojiData(): Plugin {
  return {
    name: 'parley-emoji-data',
    resolveId: (source) => (source.startsWith(prefix) ? `\0${source}` : undefined),
    load(id) {
      if (!id.startsWith(`\0${prefix}`)) return undefined;
      const records = recordsOf(id.slice(prefix.length + 1));
      // Parsing a string is several times faster than running a literal of this size.
      return `export const records = JSON.parse(${JSON.stringify(JSON.stringify(records))});`;
    },
  };
}

export function recordsOf(language: string): EmojiRecord[] {
  const all = require(`emojibase-data/${language}/data.json`) as SourceEmoji[];
  const names = require('emojibase-data/en/shortcodes/iamcal.json') as Record<string, string | string[]>;
  return all
    .filter(({ group, version }) => group !== undefined && group !== components && version <= newestVersion)
    .map((one): EmojiRecord => {
      const known = names[one.hexcode] ?? one.label.replaceAll(' ', '_');
      const tags = (one.tags ?? []).join(' ');
      return [one.emoji, one.label, [known].flat().join(' '), tags, one.group ?? 0, tonesOf(one)];
    });
}

function tonesOf({ emoji, skins = [] }: SourceEmoji): EmojiRecord[5] {
  const five = [1, 2, 3, 4, 5].flatMap((tone) => {
    const found = skins.find((skin) => [skin.tone].flat().every((one) => one === tone));
    return found ? [found.emoji] : [];
  });
  if (five.length < 5) return 0;
  return five.every((toned, index) => toned === inTone(emoji, index + 1)) ? 1 : five;
}
