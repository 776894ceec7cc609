import { clsx } from 'clsx';
import { type KeyboardEvent, type ReactNode, type Ref, useId } from 'react';
import { TimeText } from '../../ui/time-text.js';
import { LookAlikeMark, openProfile, PersonAvatar, StatusSign, usePersonName } from '../people/index.js';

export interface RowFrameProps {
  readonly authorId: string;
  readonly atMs: number;
  /** Goes on from the message above: no portrait, no name; the time shows in the gutter when looked at. */
  readonly isGrouped: boolean;
  readonly isForMe?: boolean;
  readonly isTarget?: boolean;
  /** Not confirmed by the server yet, or refused by it. */
  readonly isPending?: boolean;
  /** A reply that stands in the line: a rule beside it holds those to one message together. */
  readonly threadLine?: 'begins' | 'goes on' | undefined;
  readonly rowKey: string;
  readonly isTabStop: boolean;
  readonly children: ReactNode;
  readonly toolbar?: ReactNode;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLElement>) => void;
  readonly ref?: Ref<HTMLElement>;
}

/** Portrait, name, time and text of one message: the same for confirmed ones and those on their way. */
export function RowFrame(props: RowFrameProps) {
  const { authorId, atMs, isGrouped, isForMe, isTarget, rowKey, isTabStop, toolbar, children } = props;
  const name = usePersonName(authorId);
  const wordsId = useId();
  return (
    <article
      ref={props.ref}
      data-row={rowKey}
      data-pending={props.isPending || undefined}
      data-focus-inside
      tabIndex={isTabStop ? 0 : -1}
      aria-label={name}
      // Whoever walks the list by keys hears who, then what.
      aria-describedby={wordsId}
      onKeyDown={props.onKeyDown}
      className={clsx(
        'group/row relative flex pe-4 ps-2 outline-offset-[-2px] md:ps-4',
        isGrouped ? 'py-0.5' : 'pt-group pb-0.5',
        'coarse:not-has-data-toolbar:not-data-pending:select-none coarse:in-data-held:select-none',
        isForMe && 'bg-mention-wash',
        isTarget && 'animate-wash-out',
        !isForMe && 'hover:bg-hover focus-within:bg-hover',
      )}
    >
      {isForMe && <span aria-hidden className="absolute inset-y-0 start-0 w-[3px] bg-mention" />}
      <div className="w-gutter flex-none">
        {props.threadLine && (
          <span
            aria-hidden
            className={clsx(
              'absolute bottom-0 start-gutter w-0.5 bg-line-2 md:start-[calc(var(--spacing-gutter)+0.5rem)]',
              props.threadLine === 'goes on' || isGrouped ? 'top-0' : 'top-group',
            )}
          />
        )}
        {isGrouped ? (
          <TimeText
            at={atMs}
            style="clock"
            className="-ms-2 block pt-[3px] text-meta whitespace-nowrap text-ink-3 tabular opacity-0 group-focus-within/row:opacity-100 group-hover/row:opacity-100"
          />
        ) : (
          <button
            type="button"
            tabIndex={-1}
            aria-label={name}
            className="relative rounded-card coarse:after:absolute coarse:after:-inset-1"
            onClick={(event) => openProfile(authorId, event.currentTarget)}
          >
            <PersonAvatar name={name} userId={authorId} />
          </button>
        )}
      </div>
      <div className="min-w-0 max-w-measure flex-1 text-body">
        {!isGrouped && (
          <p className="flex items-baseline gap-2">
            <button
              type="button"
              tabIndex={-1}
              className="truncate font-semibold hover:underline"
              onClick={(event) => openProfile(authorId, event.currentTarget)}
            >
              {name}
            </button>
            <LookAlikeMark userId={authorId} />
            <StatusSign userId={authorId} />
            <TimeText at={atMs} style="clock" className="flex-none text-meta text-ink-3 tabular" />
          </p>
        )}
        <div id={wordsId}>{children}</div>
      </div>
      {toolbar}
    </article>
  );
}
