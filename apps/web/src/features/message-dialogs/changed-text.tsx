import { Trans } from '@lingui/react/macro';
import { useMemo } from 'react';
import { type WordChange, wordChanges } from './word-changes.js';

interface ChangedTextProps {
  /** What stood there before; undefined: nothing. */
  readonly before: string | undefined;
  readonly text: string;
}

/** A text with what was taken out struck through and what was put in marked. */
export function ChangedText({ before, text }: ChangedTextProps) {
  const changes = useMemo(() => (before === undefined ? null : wordChanges(before, text)), [before, text]);
  return (
    <p dir="auto" className="text-body whitespace-pre-wrap wrap-anywhere">
      {/* biome-ignore lint/suspicious/noArrayIndexKey: the changes of two texts never change their order */}
      {changes ? changes.map((change, index) => <Change key={index} {...change} />) : text}
    </p>
  );
}

function Change({ kind, text }: WordChange) {
  if (kind === 'same') return text;
  if (kind === 'added')
    return (
      <ins className="rounded-[3px] bg-accent-wash text-accent-ink no-underline forced-colors:underline">
        <span className="sr-only">
          <Trans>added:</Trans>{' '}
        </span>
        {text}
      </ins>
    );
  return (
    <del className="rounded-[3px] bg-danger-wash text-danger-ink">
      <span className="sr-only">
        <Trans>removed:</Trans>{' '}
      </span>
      {text}
    </del>
  );
}
