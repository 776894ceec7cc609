import type { ReactNode } from 'react';
import { Markdown } from '../markdown/index.js';
import { actionIn } from '../message-text/index.js';
import { usePersonName } from '../people/index.js';

export interface SpokenTextProps {
  readonly authorId: string;
  readonly text: string;
  readonly after?: ReactNode | undefined;
}

/** The text of a message as it is told: "/me waves" is the author's name and what they do. */
export function SpokenText({ authorId, text, after }: SpokenTextProps) {
  const action = actionIn(text);
  if (action === undefined) return <Markdown text={text} after={after} />;
  return (
    <div className="text-ink-2 italic">
      <Markdown text={action} before={<ActionName authorId={authorId} />} after={after} />
    </div>
  );
}

function ActionName({ authorId }: { readonly authorId: string }) {
  const name = usePersonName(authorId);
  return <span className="font-semibold">{name} </span>;
}
