import { useLingui } from '@lingui/react/macro';
import { useCallback, useSyncExternalStore } from 'react';
import { useLocale } from '../../ui/labels.js';
import { chosenClock, clockFields } from '../../ui/time-format.js';
import { useMinute } from '../../ui/use-minute.js';
import { isForeignZone, useMyZone } from '../people/index.js';
import { instantOf, localTime, plusDays, weekdayOf } from './zoned-time.js';

const hourAndMinute = { hour: 'numeric', minute: '2-digit' } as const;
const shapes = {
  clock: { timeStyle: 'short' },
  /** What can have the name of a zone beside it. */
  zonedClock: hourAndMinute,
  day: { weekday: 'short', day: 'numeric', month: 'short', ...hourAndMinute },
  full: {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    ...hourAndMinute,
    timeZoneName: 'short',
  },
  year: { day: 'numeric', month: 'short', year: 'numeric', ...hourAndMinute },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

interface ZonedOptions {
  readonly locale: string;
  readonly timeZone: string;
}

function inShape(shape: keyof typeof shapes, { locale, timeZone }: ZonedOptions, nowMs?: number) {
  // Where clocks here show something else, the zone is part of the time.
  const isForeign = nowMs !== undefined && isForeignZone(timeZone, nowMs);
  const zoneName = isForeign ? ({ timeZoneName: 'short' } as const) : {};
  return new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone, ...zoneName, ...clockFields() });
}

/**
 * Says when something will be, or was to be, in the person's own zone and by the clock they chose: "Today 17:00",
 * "Tomorrow 9:00", "Mon, 23 Mar, 9:00".
 */
export function useTimeWords(): (atMs: number) => string {
  const { t } = useLingui();
  const locale = useLocale();
  const nowMs = useMinute();
  const timeZone = useMyZone();
  const hourClock = useSyncExternalStore(chosenClock.listen, chosenClock.read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the clock is read while formatting
  return useCallback(
    (atMs) => {
      const zoned = { locale, timeZone };
      const [now, then] = [localTime(nowMs, timeZone), localTime(atMs, timeZone)];
      const isOn = (days: number) => {
        const { year, month, day } = plusDays(now, days);
        return then.year === year && then.month === month && then.day === day;
      };
      const shape = isForeignZone(timeZone, nowMs) ? 'zonedClock' : 'clock';
      const clock = inShape(shape, zoned, nowMs).format(atMs);
      if (isOn(0)) return t`Today ${clock}`;
      if (isOn(1)) return t`Tomorrow ${clock}`;
      return inShape(then.year === now.year ? 'day' : 'year', zoned, nowMs).format(atMs);
    },
    [t, locale, nowMs, timeZone, hourClock],
  );
}

/** The whole date, with the name of the zone where it could be taken for another. */
export const fullTime = (atMs: number, zoned: ZonedOptions): string => inShape('full', zoned).format(atMs);

export interface Preset {
  readonly label: string;
  readonly atMs: number;
}

/** Times that people choose most; `soon`: also such as are within the hour. */
export function usePresets({ soon }: { readonly soon: boolean }): readonly Preset[] {
  const { t } = useLingui();
  const nowMs = useMinute();
  const timeZone = useMyZone();
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
