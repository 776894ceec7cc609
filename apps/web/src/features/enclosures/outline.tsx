import { clsx } from 'clsx';
import { Circle, Square } from 'lucide-react';
import { Icon } from '../../ui/icon.js';

type Line = string | { readonly text: string; readonly isRemoved?: true | undefined };
type Item =
  | string
  | {
      readonly text: string;
      readonly isRemoved?: true | undefined;
      readonly doneAt?: string | undefined;
    };

/** A message or one on its way: options and items are texts while nothing is known of them. */
export interface Enclosing {
  readonly poll?: { readonly options: readonly Line[]; readonly isMultiple?: boolean } | undefined;
  readonly checklist?: { readonly items: readonly Item[] } | undefined;
}

/** Options or items as they are shown: what was taken away is not among them. */
export const shownLines = <One extends Line>(lines: readonly One[]): One[] =>
  lines.filter((line) => typeof line === 'string' || !line.isRemoved);

/** The line under the options or items. */
export const footFrame = 'flex min-h-6 flex-wrap items-center gap-x-2 text-meta text-ink-3 coarse:min-h-11';
/** What can be done besides, in that line. */
export const footButton =
  'flex min-h-6 items-center gap-1 rounded-[3px] font-medium text-accent-ink hover:underline aria-pressed:underline coarse:-mx-1 coarse:min-h-11 coarse:px-1';
/** Width and look that what a message holds has in common, whether it can be used yet or not. */
export const enclosureFrame = 'mt-1.5 mb-1 flex w-full max-w-120 flex-col';
export const optionFrame =
  'relative flex min-h-10 w-full items-center gap-2.5 overflow-hidden rounded-control border px-3 py-1.5 text-start text-ui coarse:min-h-11';
export const itemFrame =
  'flex min-h-9 w-full items-start gap-2.5 rounded-control px-2 py-1.5 text-start text-ui coarse:min-h-11 coarse:py-2.5';

interface EnclosureOutlineProps extends Enclosing {
  /** Room for the line under it, where what can be used takes its place: nothing moves then. */
  readonly hasFoot?: boolean;
}

/** What is chosen from or to be done, and no more: on its way, in lists, and until the code of the rest has come. */
export function EnclosureOutline({ poll, checklist, hasFoot = false }: EnclosureOutlineProps) {
  if (!poll && !checklist) return null;
  return (
    <div className={clsx(enclosureFrame, poll && 'gap-1.5')}>
      {poll ? (
        <ul className="flex flex-col gap-1.5">
          {shownLines(poll.options).map((option) => (
            <li key={textOf(option)} className={clsx(optionFrame, 'border-line')}>
              <Icon icon={poll.isMultiple ? Square : Circle} className="text-ink-3" />
              <span dir="auto" className="min-w-0 wrap-anywhere">
                {textOf(option)}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <ul>
          {shownLines(checklist?.items ?? []).map((item) => (
            <li key={textOf(item)} className={itemFrame}>
              <Icon icon={Square} size={18} className="mt-px text-ink-3" />
              <span
                dir="auto"
                className={clsx('min-w-0 wrap-anywhere', isDone(item) && 'text-ink-3 line-through')}
              >
                {textOf(item)}
              </span>
            </li>
          ))}
        </ul>
      )}
      {hasFoot && <div className={footFrame} />}
    </div>
  );
}

const textOf = (line: Line): string => (typeof line === 'string' ? line : line.text);
const isDone = (item: Item): boolean => typeof item !== 'string' && item.doneAt !== undefined;
