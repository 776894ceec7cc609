import { useLingui } from '@lingui/react/macro';
import { type ReactNode, useContext } from 'react';
import { ChatContext, Refusal } from '../../client.js';
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
  const isInWorkspace = useContext(ChatContext) !== null;
  const known = error instanceof Refusal;
  // In a workspace what failed for want of a connection is asked for again when it is back.
  const comesBack = isInWorkspace && title === undefined && isOffline(error);
  const words: ReactNode = known
    ? problemWords(error.error)
    : t`Your messages are safe. Try again, and reload the page if it stays so.`;
  const shownTitle = comesBack ? t`There is no connection right now.` : t`This part could not be shown.`;
  return (
    <div role="alert" className={className}>
      <EmptyState
        drawing={comesBack ? 'calm' : 'broken'}
        title={title ?? shownTitle}
        hint={comesBack ? t`This is shown by itself as soon as the connection is back.` : words}
        action={<Button onClick={onRetry}>{t`Try again`}</Button>}
      />
    </div>
  );
}

const isOffline = (error: unknown): boolean => error instanceof Refusal && error.error.code === 'unavailable';
