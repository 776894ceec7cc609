import { useLingui } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import { Refusal } from '../../client.js';
import { Button } from '../../ui/button.js';
import { EmptyState } from '../../ui/empty-state.js';
import { problemWords } from './problem-words.js';

export interface PaneProblemProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly title?: string | undefined;
  readonly className?: string | undefined;
}

/** A pane that could not be shown: what happened, and a button that tries again. */
export function PaneProblem({ error, onRetry, title, className }: PaneProblemProps) {
  const { t } = useLingui();
  const known = error instanceof Refusal;
  const hint: ReactNode = known
    ? problemWords(error.error)
    : t`Your messages are safe. Try again, and reload the page if it stays so.`;
  return (
    <div role="alert" className={className}>
      <EmptyState
        drawing="broken"
        title={title ?? t`This part could not be shown.`}
        hint={hint}
        action={<Button onClick={onRetry}>{t`Try again`}</Button>}
      />
    </div>
  );
}
