import { selectEmojiOf } from '@parley/client';
import type { CustomEmoji } from '@parley/protocol';
import { type ReactNode, useState } from 'react';
import { useChatState } from '../../client.js';
import { useMedia } from '../../ui/use-media.js';

interface EmojiSignProps {
  /** An emoji, or `:name:`. */
  readonly emoji: string;
  /** Stands there for what is none of the workspace's own; as it is spelled, unless something better is known. */
  readonly otherwise?: ReactNode | undefined;
  /** Its name on hover, where nothing around it says so. */
  readonly hasHint?: boolean | undefined;
}

/** An emoji as a sign: of the workspace's own it is the picture, as large as the others are. */
export function EmojiSign({ emoji, otherwise = emoji, hasHint }: EmojiSignProps) {
  const own = useChatState(selectEmojiOf(emoji));
  return own ? <EmojiPicture emoji={own} hasHint={hasHint} /> : otherwise;
}

interface EmojiPictureProps {
  readonly emoji: Pick<CustomEmoji, 'name' | 'url'>;
  readonly hasHint?: boolean | undefined;
}

/** First frames by address, for people who want nothing to move. */
const stills = new Map<string, string>();

function keepStill(url: string, image: HTMLImageElement): void {
  const canvas = document.createElement('canvas');
  canvas.width = image.naturalWidth;
  canvas.height = image.naturalHeight;
  canvas.getContext('2d')?.drawImage(image, 0, 0);
  stills.set(url, canvas.toDataURL());
}

/** As large as the text around it; its name where the picture cannot be had, as without a connection. */
export function EmojiPicture({ emoji, hasHint = false }: EmojiPictureProps) {
  const [missing, setMissing] = useState<string>();
  const [, setDrawn] = useState<string>();
  const isStill = useMedia('(prefers-reduced-motion: reduce)');
  const { url } = emoji;
  const still = isStill ? stills.get(url) : undefined;
  const name = `:${emoji.name}:`;
  if (missing === url) return name;
  return (
    <img
      src={still ?? url}
      alt={name}
      title={hasHint ? name : undefined}
      draggable={false}
      decoding="async"
      onError={() => setMissing(url)}
      onLoad={(event) => {
        if (!isStill || still) return;
        keepStill(url, event.currentTarget);
        setDrawn(url);
      }}
      className="inline-block size-[1.25em] object-contain align-[-0.25em]"
    />
  );
}
