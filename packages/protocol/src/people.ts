import * as z from 'zod/mini';
import { limits } from './limits.js';
import { line } from './text.js';

/** Whether this machine knows the zone by its IANA name, such as `Europe/Berlin`. */
export function isTimeZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** An IANA time zone; empty for none. */
export const timeZone = line(limits.timeZoneLength).check(
  z.refine((zone) => zone === '' || isTimeZone(zone), 'must be an IANA time zone'),
);

/** Degrees on the colour wheel. */
export const avatarHue = z.int().check(z.minimum(0), z.maximum(359));

const pictured = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;
const worded = /[\p{L}\s]/u;

/** One emoji, as its own characters or as `:name:` of one of the workspace's; empty for none. */
const emoji = line(limits.emojiLength).check(
  z.refine(
    (value) =>
      value === '' || /^:[a-z0-9_+-]+:$/.test(value) || (pictured.test(value) && !worded.test(value)),
    'must be one emoji',
  ),
);

const wallClock = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:30'));

/** What somebody says of themselves just now. At least one of emoji and text. */
export const statusPayload = z
  .object({
    emoji,
    text: line(limits.statusTextLength),
    /** After it the status counts as taken back, by everybody's own clock; null: it stays. */
    expiresAt: z.nullable(z.iso.datetime({ precision: 3 })),
  })
  .check(
    z.refine(({ emoji: sign, text }) => sign !== '' || text !== '', {
      error: 'needs an emoji or words',
      path: ['text'],
    }),
  );

/** Daily, in the person's own zone; `until` before `from` is the next morning. */
export const quietHours = z
  .object({ from: wallClock, until: wallClock })
  .check(
    z.refine(({ from, until }) => from !== until, { error: 'must not end when it begins', path: ['until'] }),
  );

/** When somebody does not want to be disturbed. */
export const quietPayload = z.object({
  /** Until this moment; null: not just now. */
  until: z.nullable(z.iso.datetime({ precision: 3 })),
  hours: z.nullable(quietHours),
});

export const memberStatus = z.object({
  emoji: z.string(),
  text: z.string(),
  expiresAt: z.nullable(z.string()),
});
export type MemberStatus = z.output<typeof memberStatus>;

export const memberQuiet = z.object({
  until: z.nullable(z.string()),
  hours: z.nullable(z.object({ from: z.string(), until: z.string() })),
});
export type MemberQuiet = z.output<typeof memberQuiet>;
