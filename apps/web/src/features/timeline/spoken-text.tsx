import type { ReactNode } from 'react';
import { Markdown } from '../markdown/index.js';
import { actionIn } from '../message-text/index.js';
import { usePersonName } from '../people/index.js';
import { Folded } from './folded.js';
import { isLong } from './folding.js';

export interface SpokenTextProps {
  readonly authorId: string;
  readonly text: string;
  readonly after?: ReactNode | undefined;
  /** The same for a message on its way and the confirmed one. */
  readonly foldKey: string;
}

/** The text of a message, of a long one its beginning. */
export function SpokenText({ foldKey, ...told }: SpokenTextProps) {
  if (!isLong(told.text)) return <ToldText {...told} />;
  return (
    <Folded foldKey={foldKey}>
      <ToldText {...told} />
    </Folded>
  );
}

/** As it is told: "/me waves" is the author's name and what they do. */
function ToldText({ authorId, text, after }: Omit<SpokenTextProps, 'foldKey'>) {
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
