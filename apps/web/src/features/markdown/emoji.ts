/** Emoji by the short name chat people know (`tada`), and short names by emoji; fetched once, when first needed. */
export interface EmojiNames {
  readonly byName: ReadonlyMap<string, string>;
}

let names: Promise<EmojiNames> | undefined;
let loaded: EmojiNames | undefined;

/** What is there already, so that a row drawn later needs no second pass. */
export const emojiNamesNow = (): EmojiNames | undefined => loaded;

export function loadEmojiNames(): Promise<EmojiNames> {
  names ??= import('emojibase-data/en/shortcodes/iamcal.json').then(
    ({ default: data }) => {
      const byName = new Map<string, string>();
      for (const [hexcode, short] of Object.entries(data as Record<string, string | string[]>))
        for (const name of typeof short === 'string' ? [short] : short) byName.set(name, emojiOf(hexcode));
      loaded = { byName };
      return loaded;
    },
    (cause: unknown) => {
      names = undefined;
      throw cause;
    },
  );
  return names;
}

/** "1F468-200D-1F373" → the emoji. Signs that are text by default get the selector that makes them a picture. */
function emojiOf(hexcode: string): string {
  const points = hexcode.split('-').map((part) => Number.parseInt(part, 16));
  const isTextByDefault = points.length === 1 && (points[0] as number) < 0x1_f000;
  return String.fromCodePoint(...points) + (isTextByDefault ? '\uFE0F' : '');
}
