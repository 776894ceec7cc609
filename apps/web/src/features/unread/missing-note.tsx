import { plural } from '@lingui/core/macro';
import { clsx } from 'clsx';

interface MissingNoteProps {
  readonly count: number;
  readonly className?: string | undefined;
}

/** Says that some of what is counted is not on this device; nothing for zero. */
export function MissingNote({ count, className }: MissingNoteProps) {
  if (count === 0) return null;
  return (
    <p className={clsx('text-small text-ink-3', className)}>
      {plural(count, {
        one: '# message is not on this device. It is shown when the connection is back.',
        other: '# messages are not on this device. They are shown when the connection is back.',
      })}
    </p>
  );
}
