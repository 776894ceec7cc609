import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

// Read as text: the test runner empties style sheets that are imported.
const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

type Theme = 'light' | 'dark';
type Rgba = readonly [red: number, green: number, blue: number, alpha: number];

const COLOUR = /oklch\(\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)(?:\s*\/\s*([\d.]+))?\s*\)/g;

/** OKLCH to linear sRGB, out-of-gamut channels clipped, by the matrices of CSS Color 4. */
function linearRgb([lightness, chroma, hue]: readonly number[]): [number, number, number] {
  const angle = ((hue ?? 0) * Math.PI) / 180;
  const a = (chroma ?? 0) * Math.cos(angle);
  const b = (chroma ?? 0) * Math.sin(angle);
  const light = lightness ?? 0;
  const l = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (light - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clip = (value: number) => Math.min(1, Math.max(0, value));
  return [
    clip(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    clip(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    clip(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ];
}

const encode = (value: number) => (value <= 0.0031308 ? 12.92 * value : 1.055 * value ** (1 / 2.4) - 0.055);
const decode = (value: number) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);

function srgb(parts: readonly number[]): Rgba {
  const [red, green, blue] = linearRgb(parts);
  return [encode(red), encode(green), encode(blue), parts[3] ?? 1];
}

/** Browsers blend translucent colours in gamma-encoded sRGB, so this does too. */
function over(top: Rgba, bottom: Rgba): Rgba {
  const mix = (index: 0 | 1 | 2) => top[index] * top[3] + bottom[index] * (1 - top[3]);
  return [mix(0), mix(1), mix(2), 1];
}

const luminance = ([red, green, blue]: Rgba) =>
  0.2126 * decode(red) + 0.7152 * decode(green) + 0.0722 * decode(blue);

function contrast(first: Rgba, second: Rgba): number {
  const [low, high] = [luminance(first), luminance(second)].sort((a, b) => a - b) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function colours(source: string, theme: Theme): Map<string, Rgba> {
  const found = new Map<string, Rgba>();
  for (const [, name, value] of source.matchAll(/--color-([\w-]+):\s*(light-dark\([^;]+\));/g)) {
    const pair = [...(value ?? '').matchAll(COLOUR)].map((match) => [
      Number(match[1]),
      Number(match[2]),
      Number(match[3]),
      match[4] === undefined ? 1 : Number(match[4]),
    ]);
    const chosen = pair[theme === 'light' ? 0 : 1];
    if (name && chosen) found.set(name, srgb(chosen));
  }
  return found;
}

const [plain = '', more = ''] = css.split('@media (prefers-contrast: more)');
const themes: readonly Theme[] = ['light', 'dark'];
const surfaces = ['canvas', 'sidebar', 'raised', 'sunken'];

describe.each(themes)('%s theme', (theme) => {
  const palette = colours(plain, theme);
  const paint = (name: string): Rgba => {
    const colour = palette.get(name);
    if (!colour) throw new Error(`tokens.css has no colour named ${name}`);
    return colour;
  };
  const ratio = (front: string, ...layers: string[]) => {
    const behind = layers.map(paint).reduce((bottom, top) => over(top, bottom));
    return contrast(over(paint(front), behind), behind);
  };

  it.each([['canvas'], ['raised'], ['sunken'], ['mention-wash'], ['accent-wash'], ['canvas', 'hover']])(
    'message text on %s %s has at least 7:1',
    (...layers) => {
      expect(ratio('ink', ...layers)).toBeGreaterThanOrEqual(7);
    },
  );

  it.each(surfaces.flatMap((surface) => ['ink', 'ink-2', 'ink-3'].map((ink) => [ink, surface])))(
    '%s is readable on %s, also under the pointer',
    (ink, surface) => {
      expect(ratio(ink, surface)).toBeGreaterThanOrEqual(4.5);
      expect(ratio(ink, surface, 'hover')).toBeGreaterThanOrEqual(4.5);
    },
  );

  it.each(
    ['accent-ink', 'danger-ink', 'success-ink', 'warning-ink', 'info-ink', 'mention-ink'].flatMap((ink) =>
      surfaces.map((surface) => [ink, surface]),
    ),
  )('%s is readable on %s', (ink, surface) => {
    expect(ratio(ink, surface, 'hover')).toBeGreaterThanOrEqual(4.5);
  });

  it.each([
    ['on-accent', 'accent'],
    ['on-accent', 'accent-2'],
    ['on-danger', 'danger'],
    ['on-danger', 'danger-2'],
    ['accent-ink', 'accent-wash'],
    ['danger-ink', 'danger-wash'],
    ['warning-ink', 'warning-wash'],
    ['info-ink', 'info-wash'],
    ['mention-ink', 'mention-wash'],
    ['ink', 'mention-mark'],
    ['mention-ink', 'mention-mark'],
    ['ink-2', 'mention-wash'],
    ['ink-3', 'mention-wash'],
    ['ink-2', 'danger-wash'],
    ['ink-2', 'warning-wash'],
    ['ink-2', 'info-wash'],
    ['ink', 'selection'],
  ])('%s is readable on %s', (ink, surface) => {
    expect(ratio(ink, surface)).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['comment', 'keyword', 'string', 'number', 'name'])('highlighted %s is readable', (part) => {
    expect(ratio(`code-${part}`, 'sunken')).toBeGreaterThanOrEqual(4.5);
  });

  it.each(
    ['line-strong', 'focus', 'accent', 'danger', 'mention', 'success', 'warning'].flatMap((line) =>
      surfaces.map((surface) => [line, surface]),
    ),
  )('%s stands out as a line or mark on %s', (line, surface) => {
    expect(ratio(line, surface)).toBeGreaterThanOrEqual(3);
  });

  it('keeps initials readable on an avatar of any hue', () => {
    const part = (name: string) =>
      (css.match(new RegExp(`--avatar-${name}-${theme}:\\s*([\\d.]+) ([\\d.]+);`)) ?? [])
        .slice(1)
        .map(Number);
    for (let hue = 0; hue < 360; hue += 10) {
      const ratioAtHue = contrast(srgb([...part('ink'), hue, 1]), srgb([...part('fill'), hue, 1]));
      expect(ratioAtHue, `hue ${hue}`).toBeGreaterThanOrEqual(4.5);
    }
  });

  it('names the canvas colour to the browser where style sheets do not reach', () => {
    const hex = paint('canvas')
      .slice(0, 3)
      .map((channel) =>
        Math.round(channel * 255)
          .toString(16)
          .padStart(2, '0'),
      )
      .join('');
    for (const file of ['../../index.html', '../../public/theme.js']) {
      expect(readFileSync(new URL(file, import.meta.url), 'utf8'), file).toContain(`#${hex}`);
    }
  });

  it('asks still more of text and lines when the person asks for more contrast', () => {
    const stronger = new Map([...palette, ...colours(more, theme)]);
    const canvas = stronger.get('canvas');
    if (!canvas) throw new Error('no canvas');
    for (const name of ['ink', 'ink-2', 'ink-3', 'accent-ink', 'danger-ink']) {
      const colour = stronger.get(name);
      expect(colour && contrast(colour, canvas), name).toBeGreaterThanOrEqual(7);
    }
    for (const name of ['line', 'line-2', 'line-strong']) {
      const colour = stronger.get(name);
      expect(colour && contrast(over(colour, canvas), canvas), name).toBeGreaterThanOrEqual(3);
    }
  });
});
