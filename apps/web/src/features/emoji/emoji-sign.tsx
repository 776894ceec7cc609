import { selectEmojiOf } from '@parley/client';
import type { CustomEmoji } from '@parley/protocol';
import { type ReactNode, useState } from 'react';
import { useChatState } from '../../client.js';

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

/** As large as the text around it; its name where the picture cannot be had, as without a connection. */
export function EmojiPicture({ emoji, hasHint = false }: EmojiPictureProps) {
  const [missing, setMissing] = useState<string>();
  const name = `:${emoji.name}:`;
  if (missing === emoji.url) return name;
  return (
    <img
      src={emoji.url}
      alt={name}
      title={hasHint ? name : undefined}
      draggable={false}
      decoding="async"
      onError={() => setMissing(emoji.url)}
      className="inline-block size-[1.25em] object-contain align-[-0.25em]"
    />
  );
}
