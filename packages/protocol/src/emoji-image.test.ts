import { describe, expect, it } from 'vitest';
import { imageFacts, judgeEmojiImage } from './emoji-image.js';
import { limits } from './limits.js';

const bytesOf = (...parts: (string | number[])[]): Uint8Array =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((sign) => sign.charCodeAt(0)) : part)),
  );
const big32 = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);
const little = (value: number, bytes: number) =>
  Array.from({ length: bytes }, (_, nth) => (value >>> (8 * nth)) & 0xff);

const chunk = (type: string, data: number[]) => [
  ...big32(data.length),
  ...bytesOf(type),
  ...data,
  ...big32(0),
];
const png = (width: number, height: number, after = chunk('IEND', [])) =>
  bytesOf(
    '\x89PNG\r\n\x1a\n',
    chunk('IHDR', [...big32(width), ...big32(height), 8, 6, 0, 0, 0]),
    chunk('IDAT', [1, 2, 3]),
    after,
  );

const frame = (left: number, width: number) => [
  0x2c,
  ...little(left, 2),
  ...little(0, 2),
  ...little(width, 2),
  ...little(20, 2),
  ...[0, 2, 3, 7, 7, 7, 0],
];
const gif = (screen: number, ...frames: number[][]) =>
  bytesOf('GIF89a', little(screen, 2), little(20, 2), [0x80, 0, 0, 1, 2, 3, 4, 5, 6], ...frames, [0x3b]);
const pause = [0x21, 0xf9, 4, 0, 9, 0, 0, 0];

const webp = (kind: string, data: number[]) => {
  const body = [...bytesOf('WEBP', kind), ...little(data.length, 4), ...data];
  return bytesOf('RIFF', little(body.length, 4), body);
};

describe('imageFacts', () => {
  it.each([
    ['a PNG', png(64, 48), { mediaType: 'image/png', width: 64, height: 48 }],
    ['a GIF', gif(30, frame(0, 30)), { mediaType: 'image/gif', width: 30, height: 20 }],
    [
      'a GIF that moves',
      gif(30, pause, frame(0, 30), pause, frame(0, 9)),
      { mediaType: 'image/gif', width: 30, height: 20 },
    ],
    [
      'a GIF with a frame beyond its screen',
      gif(30, frame(10, 4_000)),
      { mediaType: 'image/gif', width: 4_010, height: 20 },
    ],
    [
      'a WebP with an extended header',
      webp('VP8X', [0x10, 0, 0, 0, ...little(63, 3), ...little(31, 3), 0, 0]),
      { mediaType: 'image/webp', width: 64, height: 32 },
    ],
    [
      'a WebP without loss',
      webp('VP8L', [0x2f, ...little(63 | (31 << 14), 4), 0]),
      { mediaType: 'image/webp', width: 64, height: 32 },
    ],
    [
      'a WebP with loss',
      webp('VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, ...little(64, 2), ...little(32, 2), 0]),
      { mediaType: 'image/webp', width: 64, height: 32 },
    ],
  ])('reads %s', (_, bytes, facts) => {
    expect(imageFacts(bytes)).toEqual(facts);
  });

  it.each([
    ['nothing', bytesOf('')],
    ['words', bytesOf('a picture of a spoon')],
    ['an SVG', bytesOf('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a page', bytesOf('<!doctype html><script>alert(1)</script>')],
    ['a JPEG', bytesOf([0xff, 0xd8, 0xff, 0xe0], 'JFIF')],
    ['a PNG by its first letters alone', bytesOf('\x89PNG\r\n\x1a\n', '<script>alert(1)</script>')],
    ['a GIF by its first letters alone', bytesOf('GIF89a=1;alert(1)//')],
    ['a GIF without a picture', gif(30)],
    ['a PNG without an end', png(64, 48, [])],
    ['a PNG that is half there', png(64, 48).slice(0, 40)],
    ['a GIF that is half there', gif(30, frame(0, 30)).slice(0, 28)],
    ['a WebP that is half there', webp('VP8L', [0x2f, 0, 0, 0, 0, 0]).slice(0, 22)],
    ['a picture of no width', png(0, 48)],
  ])('refuses %s', (_, bytes) => {
    expect(imageFacts(bytes)).toBeUndefined();
  });

  it('never throws, whatever byte is another one', () => {
    for (const whole of [
      png(64, 48),
      gif(30, pause, frame(0, 30)),
      webp('VP8X', new Array<number>(12).fill(9)),
    ]) {
      for (let at = 0; at < whole.length; at += 1) {
        for (const value of [0, 0x7f, 0xff]) imageFacts(whole.with(at, value));
        imageFacts(whole.subarray(0, at));
      }
    }
  });
});

describe('judgeEmojiImage', () => {
  it('tells what is wrong first', () => {
    expect(judgeEmojiImage(new Uint8Array(limits.emojiBytes + 1))).toBe('bytes');
    expect(judgeEmojiImage(bytesOf('text'))).toBe('kind');
    expect(judgeEmojiImage(png(limits.emojiPixels + 1, 1))).toBe('pixels');
    expect(judgeEmojiImage(png(limits.emojiPixels, limits.emojiPixels))).toMatchObject({ width: 256 });
  });
});
