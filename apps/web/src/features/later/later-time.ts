import { useLingui } from '@lingui/react/macro';
import { useCallback } from 'react';
import { useLocale } from '../../ui/labels.js';
import { useMinute } from '../../ui/use-minute.js';
import { deviceTimeZone, instantOf, localTime, plusDays, weekdayOf } from './zoned-time.js';

const shapes = {
  clock: { timeStyle: 'short' },
  day: { weekday: 'short', day: 'numeric', month: 'short', hour: 'numeric', minute: '2-digit' },
  full: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  },
  year: { day: 'numeric', month: 'short', year: 'numeric', hour: 'numeric', minute: '2-digit' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** Says when something will be, or was to be: "Today 17:00", "Tomorrow 9:00", "Mon, 23 Mar, 9:00". */
export function useTimeWords(): (atMs: number) => string {
  const { t } = useLingui();
  const locale = useLocale();
  const nowMs = useMinute();
  return useCallback(
    (atMs) => {
      const timeZone = deviceTimeZone();
      const [now, then] = [localTime(nowMs, timeZone), localTime(atMs, timeZone)];
      const isOn = (days: number) => {
        const { year, month, day } = plusDays(now, days);
        return then.year === year && then.month === month && then.day === day;
      };
      const clock = new Intl.DateTimeFormat(locale, shapes.clock).format(atMs);
      if (isOn(0)) return t`Today ${clock}`;
      if (isOn(1)) return t`Tomorrow ${clock}`;
      const shape = then.year === now.year ? shapes.day : shapes.year;
      return new Intl.DateTimeFormat(locale, shape).format(atMs);
    },
    [t, locale, nowMs],
  );
}

/** The whole date, with the name of the zone where it could be taken for another. */
export function fullTime(atMs: number, { locale, timeZone }: { locale: string; timeZone: string }): string {
  return new Intl.DateTimeFormat(locale, { ...shapes.full, timeZone }).format(atMs);
}

export interface Preset {
  readonly label: string;
  readonly atMs: number;
}

/** Times that people choose most; `soon`: also such as are within the hour. */
export function usePresets({ soon }: { readonly soon: boolean }): readonly Preset[] {
  const { t } = useLingui();
  const nowMs = useMinute();
  const timeZone = deviceTimeZone();
  const now = localTime(nowMs, timeZone);
  const nineOn = (days: number) => instantOf({ ...plusDays(now, days), hour: 9, minute: 0 }, timeZone);
  const presets: { label: string; atMs: number | undefined }[] = [
    ...(soon
      ? [
          { label: t`In 20 minutes`, atMs: nowMs + 20 * 60_000 },
          { label: t`In 1 hour`, atMs: nowMs + 3_600_000 },
          { label: t`In 3 hours`, atMs: nowMs + 3 * 3_600_000 },
        ]
      : []),
    { label: t`This morning at 9`, atMs: now.hour < 8 ? nineOn(0) : undefined },
    { label: t`Tomorrow at 9`, atMs: nineOn(1) },
    { label: t`Monday at 9`, atMs: nineOn((8 - weekdayOf(now)) % 7 || 7) },
  ];
  return presets.flatMap(({ label, atMs }) => (atMs === undefined ? [] : [{ label, atMs }]));
}
