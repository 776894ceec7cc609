import { t } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useCallback, useSyncExternalStore } from 'react';
import { useLocale } from '../../ui/labels.js';
import { chosenClock, clockFields } from '../../ui/time-format.js';
import { useMinute } from '../../ui/use-minute.js';
import { isForeignZone, useMyZone } from '../zones/index.js';
import { instantOf, localTime, plusDays, weekdayOf } from './zoned-time.js';

const hourAndMinute = { hour: 'numeric', minute: '2-digit' } as const;
const day = { weekday: 'short', day: 'numeric', month: 'short', ...hourAndMinute } as const;
const year = { day: 'numeric', month: 'short', year: 'numeric', ...hourAndMinute } as const;
const zone = { timeZoneName: 'short' } as const;
const shapes = {
  clock: { timeStyle: 'short' },
  clockAndZone: { ...hourAndMinute, ...zone },
  day,
  dayAndZone: { ...day, ...zone },
  year,
  yearAndZone: { ...year, ...zone },
  full: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', ...hourAndMinute, ...zone },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

interface ZonedOptions {
  readonly locale: string;
  readonly timeZone: string;
}

function inShape(shape: keyof typeof shapes, { locale, timeZone }: ZonedOptions) {
  return new Intl.DateTimeFormat(locale, { ...shapes[shape], timeZone, ...clockFields() });
}

/**
 * Says when something will be, or was to be, in the person's own zone and by the clock they chose: "Today 17:00",
 * "Tomorrow 9:00", "Mon, 23 Mar, 9:00". Where clocks here show something else, the zone is part of it.
 */
export function timeWords(
  atMs: number,
  { nowMs, ...zoned }: ZonedOptions & { readonly nowMs: number },
): string {
  const { timeZone } = zoned;
  const isForeign = isForeignZone(timeZone, nowMs);
  const [now, then] = [localTime(nowMs, timeZone), localTime(atMs, timeZone)];
  const isOn = (days: number) => {
    const { year, month, day } = plusDays(now, days);
    return then.year === year && then.month === month && then.day === day;
  };
  const clock = inShape(isForeign ? 'clockAndZone' : 'clock', zoned).format(atMs);
  if (isOn(0)) return t`Today ${clock}`;
  if (isOn(1)) return t`Tomorrow ${clock}`;
  const isThisYear = then.year === now.year;
  if (isForeign) return inShape(isThisYear ? 'dayAndZone' : 'yearAndZone', zoned).format(atMs);
  return inShape(isThisYear ? 'day' : 'year', zoned).format(atMs);
}

/** `timeWords` as of now, here. */
export function useTimeWords(): (atMs: number) => string {
  const { i18n } = useLingui();
  const locale = useLocale();
  const nowMs = useMinute();
  const timeZone = useMyZone();
  const hourClock = useSyncExternalStore(chosenClock.listen, chosenClock.read);
  // biome-ignore lint/correctness/useExhaustiveDependencies: language and clock are read while formatting
  return useCallback(
    (atMs) => timeWords(atMs, { locale, nowMs, timeZone }),
    [i18n, locale, nowMs, timeZone, hourClock],
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
