import { useSyncExternalStore } from 'react';
import { useLocale } from './labels.js';
import { chosenClock, formatTime, type TimeStyle } from './time-format.js';
import { useMinute } from './use-minute.js';

export interface TimeTextProps {
  /** ISO 8601 or ms since 1970. */
  readonly at: string | number;
  readonly style?: TimeStyle | undefined;
  /** Fixes what "now" is; the shared minute without it. */
  readonly nowMs?: number | undefined;
  readonly className?: string | undefined;
}

/** A moment as people say it; the whole date on hover. */
export function TimeText({ at, style = 'near', nowMs, className }: TimeTextProps) {
  const locale = useLocale();
  const minute = useMinute();
  useSyncExternalStore(chosenClock.listen, chosenClock.read);
  const atMs = typeof at === 'number' ? at : Date.parse(at);
  const options = { locale, nowMs: nowMs ?? minute };
  return (
    <time
      dateTime={new Date(atMs).toISOString()}
      title={style === 'full' ? undefined : formatTime(atMs, { ...options, style: 'full' })}
      className={className}
    >
      {formatTime(atMs, { ...options, style })}
    </time>
  );
}
