import { limits } from '@parley/protocol';
import { type EmojiImageProblem, imageFacts, judgeEmojiImage } from '@parley/protocol/emoji-image';

/** The picture of an emoji as it will be sent. */
export interface ChosenPicture {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** It was larger, or of another kind, and was drawn anew. */
  readonly isDrawn: boolean;
}

/** Nobody chooses a larger file or picture on purpose; a browser would take long over it. */
const mostBytes = 20 * 1_024 * 1_024;
const mostPixels = 8_192;
/** Wide and high enough for the largest place where an emoji stands, twice over. */
const drawnPixels = 128;

/**
 * A file as the picture of an emoji. A still one that is too large, or one of another kind that the browser knows, is
 * drawn anew in small; a GIF would stand still then, so it is left to its owner to make it smaller.
 */
export async function readPicture(file: Blob): Promise<ChosenPicture | EmojiImageProblem> {
  if (file.size > mostBytes) return 'bytes';
  const bytes = new Uint8Array(await file.arrayBuffer());
  const judged = judgeEmojiImage(bytes);
  if (typeof judged === 'object') return { bytes, isDrawn: false };
  const facts = imageFacts(bytes);
  const isHuge = facts !== undefined && Math.max(facts.width, facts.height) > mostPixels;
  if (isHuge || facts?.mediaType === 'image/gif' || file.type === 'image/svg+xml') return judged;
  const drawn = await drawnSmall(file);
  return drawn ? { bytes: drawn, isDrawn: true } : judged;
}

async function drawnSmall(file: Blob): Promise<Uint8Array<ArrayBuffer> | undefined> {
  try {
    const bitmap = await createImageBitmap(file);
    const scale = Math.min(1, drawnPixels / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (!context) return undefined;
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob || blob.size > limits.emojiBytes) return undefined;
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    // No picture, or of a kind that this browser does not know.
    return undefined;
  }
}

export function inBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
