import { useEffect, useState } from 'react';
import { emojiNamesNow, loadEmojiNames } from './emoji.js';

/** `:tada:` as its emoji; as typed while the names are on their way, when they cannot be had, or when it is none. */
export function Shortcode({ name, raw }: { name: string; raw: string }) {
  const [names, setNames] = useState(emojiNamesNow);
  useEffect(() => {
    if (names) return;
    let isMounted = true;
    loadEmojiNames().then(
      (loaded) => isMounted && setNames(loaded),
      () => undefined,
    );
    return () => {
      isMounted = false;
    };
  }, [names]);
  const emoji = names?.byName.get(name);
  return emoji ? (
    <span role="img" aria-label={name.replaceAll('_', ' ')} title={raw}>
      {emoji}
    </span>
  ) : /[a-z]/.test(name) ? (
    <span className="md-name">{raw}</span>
  ) : (
    raw
  );
}
