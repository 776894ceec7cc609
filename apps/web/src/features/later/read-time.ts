import { numberOf, wordsFor } from './number-words.js';

export interface ClockTime {
  readonly hour: number;
  readonly minute: number;
}

/** A time of day that words say. */
export interface SaidTime extends ClockTime {
  /** How many of the words say it. */
  readonly used: number;
  /** By a part of the day alone, which a clock makes exact: "tomorrow evening at 7". */
  readonly isPart: boolean;
}

/** Hours that a part of the day means. */
const parts = wordsFor({
  ...{ morning: 9, noon: 12, midday: 12, afternoon: 14 },
  ...{ evening: 18, tonight: 20 },
  ...{ morgen: 9, morgens: 9, früh: 8, vormittag: 10, vormittags: 10 },
  ...{ mittag: 12, mittags: 12, nachmittag: 14, nachmittags: 14 },
  ...{ abend: 18, abends: 18 },
});
const late = /^(?:evening|tonight|abends?|afternoon|nachmittags?)$/;

/** The time of day that begins at a word; undefined where none does. */
export function readTime(words: readonly string[], index: number): SaidTime | undefined {
  const part = parts.get(words[index] as string);
  if (part !== undefined) return { hour: part, minute: 0, used: 1, isPart: true };
  const said = pastOrTo(words, index) ?? halfBefore(words, index) ?? clock(words, index);
  if (!said || said.hour > 23 || said.minute > 59) return undefined;
  // In the evening nobody means the morning.
  const isLate = said.hour < 12 && !said.isExact && words.some((word) => late.test(word));
  const { hour, minute, used } = said;
  return { hour: isLate ? hour + 12 : hour, minute, used, isPart: false };
}

interface Said extends ClockTime {
  readonly used: number;
  /** With am or pm. */
  readonly isExact: boolean;
}

/** "9", "9:30", "9pm", "9h"; "neun" and "nine" where a clock is spoken of. */
function clock(words: readonly string[], index: number): Said | undefined {
  const word = words[index] as string;
  const [before = '', after = ''] = [words[index - 1], words[index + 1]];
  const written =
    /^(?:at|um|gegen)$/.test(before) || /^(?:uhr|o[’']clock)$/.test(after) ? numberOf(word) : undefined;
  if (written !== undefined) return { hour: written, minute: 0, used: 1, isExact: false };
  const match = /^(\d{1,2})(?:[:.](\d{2}))?(am|pm|h)?$/.exec(word);
  if (!match) return undefined;
  const [, hours = '', minutes = '0', half] = match;
  const hour = Number(hours);
  if (half !== 'am' && half !== 'pm') return { hour, minute: Number(minutes), used: 1, isExact: false };
  if (hour < 1 || hour > 12) return undefined;
  return { hour: (hour % 12) + (half === 'pm' ? 12 : 0), minute: Number(minutes), used: 1, isExact: true };
}

/** "quarter past 9", "viertel vor zehn", "10 nach 9", "five to ten"; "half past nine". */
function pastOrTo(words: readonly string[], index: number): Said | undefined {
  const first = words[index] === 'a' ? 1 : 0;
  const word = words[index + first] as string;
  const hasUnit = /^(?:min|minutes?|minuten?)$/.test(words[index + first + 1] ?? '');
  const at = index + first + (hasUnit ? 2 : 1);
  const side = words[at] ?? '';
  const isPast = /^(?:past|nach)$/.test(side);
  // "10 to 12 people" is no time.
  if (!isPast && side !== 'vor' && (side !== 'to' || (/^\d/.test(word) && !hasUnit))) return undefined;
  const minutes = minutesOf(word, isPast);
  const hour = hourOf(words[at + 1]);
  if (minutes === undefined || !hour) return undefined;
  const used = at + 2 - index;
  return isPast ? { ...hour, minute: minutes, used } : { ...before(hour, 60 - minutes), used };
}

function minutesOf(word: string, isPast: boolean): number | undefined {
  if (/^(?:quarter|viertel)$/.test(word)) return 15;
  if (word === 'half') return isPast ? 30 : undefined;
  const minutes = /^\d{1,2}$/.test(word) ? Number(word) : numberOf(word);
  return minutes !== undefined && minutes > 0 && minutes < 30 ? minutes : undefined;
}

/** "halb zehn" is half an hour before ten. */
function halfBefore(words: readonly string[], index: number): Said | undefined {
  const hour = words[index] === 'halb' ? hourOf(words[index + 1]) : undefined;
  return hour && { ...before(hour, 30), used: 2 };
}

type Hour = Pick<Said, 'hour' | 'isExact'>;

function hourOf(word = ''): Hour | undefined {
  const match = /^(\d{1,2})(am|pm)?$/.exec(word);
  const hour = match ? Number(match[1]) : numberOf(word);
  if (hour === undefined || hour > 24) return undefined;
  if (!match?.[2]) return { hour, isExact: false };
  return hour < 1 || hour > 12
    ? undefined
    : { hour: (hour % 12) + (match[2] === 'pm' ? 12 : 0), isExact: true };
}

/** So many minutes past the hour before. Before one is past twelve, unless it is said of which half of the day. */
const before = ({ hour, isExact }: Hour, minute: number) => ({
  ...{ hour: hour === 1 && !isExact ? 12 : (hour + 23) % 24, minute, isExact },
});
