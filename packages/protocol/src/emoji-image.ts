import type { EmojiMediaType } from './custom-emoji.js';
import { limits } from './limits.js';

/** What a picture says of itself; the size in pixels. */
export interface ImageFacts {
  readonly mediaType: EmojiMediaType;
  readonly width: number;
  readonly height: number;
}

/** `kind`: no picture of a kind we take, or not all of it. `bytes`: too long a file. `pixels`: too wide or high. */
export type EmojiImageProblem = 'kind' | 'bytes' | 'pixels';

/** Whether a file can be the picture of an emoji: its facts, or the first thing that is wrong with it. */
export function judgeEmojiImage(bytes: Uint8Array): ImageFacts | EmojiImageProblem {
  if (bytes.length > limits.emojiBytes) return 'bytes';
  const facts = imageFacts(bytes);
  if (!facts) return 'kind';
  return Math.max(facts.width, facts.height) > limits.emojiPixels ? 'pixels' : facts;
}

/**
 * Kind and size of a PNG, GIF or WebP, read from its own structure; undefined for anything else, and for a file that
 * ends too early. Nothing is decoded, so no picture can cost more than its length.
 */
export function imageFacts(bytes: Uint8Array): ImageFacts | undefined {
  const file = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const facts = pngFacts(file) ?? gifFacts(file) ?? webpFacts(file);
    return facts && facts.width > 0 && facts.height > 0 ? facts : undefined;
  } catch (error) {
    // Read past the end: the file is not whole.
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function textAt(file: DataView, offset: number, length: number): string {
  let text = '';
  for (let at = offset; at < offset + length; at += 1) text += String.fromCharCode(file.getUint8(at));
  return text;
}

const startsWith = (file: DataView, text: string): boolean =>
  file.byteLength >= text.length && textAt(file, 0, text.length) === text;

/** W3C PNG §5: a signature, then chunks of length, type, data and check sum; IHDR is the first, IEND the last. */
function pngFacts(file: DataView): ImageFacts | undefined {
  if (!startsWith(file, '\x89PNG\r\n\x1a\n') || textAt(file, 12, 4) !== 'IHDR') return undefined;
  let hasData = false;
  for (let at = 8; ; at += 12 + file.getUint32(at)) {
    const type = textAt(file, at + 4, 4);
    hasData ||= type === 'IDAT';
    if (type === 'IEND') break;
  }
  return hasData
    ? { mediaType: 'image/png', width: file.getUint32(16), height: file.getUint32(20) }
    : undefined;
}

/** GIF89a: the screen, then blocks. A frame may reach beyond the screen, and decoders then make room for it. */
function gifFacts(file: DataView): ImageFacts | undefined {
  if (!startsWith(file, 'GIF87a') && !startsWith(file, 'GIF89a')) return undefined;
  let width = file.getUint16(6, true);
  let height = file.getUint16(8, true);
  let frames = 0;
  let at = 13 + coloursAfter(file.getUint8(10));
  // Many files have no trailer, and decoders do without.
  while (at < file.byteLength && file.getUint8(at) !== 0x3b) {
    const block = file.getUint8(at);
    if (block === 0x21) at = afterData(file, at + 2);
    else if (block === 0x2c) {
      frames += 1;
      width = Math.max(width, file.getUint16(at + 1, true) + file.getUint16(at + 5, true));
      height = Math.max(height, file.getUint16(at + 3, true) + file.getUint16(at + 7, true));
      at = afterData(file, at + 11 + coloursAfter(file.getUint8(at + 9)));
    } else return undefined;
  }
  return frames > 0 ? { mediaType: 'image/gif', width, height } : undefined;
}

/** Bytes of the table of colours that the flags announce. */
const coloursAfter = (flags: number): number => (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0);

/** Where pieces of data, each after its length, end with an empty one. */
function afterData(file: DataView, from: number): number {
  let at = from;
  for (let length = file.getUint8(at); length > 0; length = file.getUint8(at)) at += 1 + length;
  return at + 1;
}

/** RFC 9649: RIFF, its length, WEBP, then the first chunk, which has the size in one of three ways. */
function webpFacts(file: DataView): ImageFacts | undefined {
  if (!startsWith(file, 'RIFF') || textAt(file, 8, 4) !== 'WEBP') return undefined;
  if (file.getUint32(4, true) + 8 > file.byteLength) return undefined;
  const size = webpSize(file);
  return size && { mediaType: 'image/webp', ...size };
}

function webpSize(file: DataView): { width: number; height: number } | undefined {
  const kind = textAt(file, 12, 4);
  if (kind === 'VP8X') {
    const at = (offset: number) => (file.getUint32(offset, true) & 0xff_ffff) + 1;
    return { width: at(24), height: at(27) };
  }
  if (kind === 'VP8L' && file.getUint8(20) === 0x2f) {
    const bits = file.getUint32(21, true);
    return { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 };
  }
  if (kind === 'VP8 ' && textAt(file, 23, 3) === '\x9d\x01\x2a') {
    return { width: file.getUint16(26, true) & 0x3fff, height: file.getUint16(28, true) & 0x3fff };
  }
  return undefined;
}
