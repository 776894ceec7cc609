import * as z from 'zod/mini';
import { defineCommand, defineEvent } from './define.js';
import { id, sequence } from './ids.js';
import { limits } from './limits.js';

/** `system`: as the machine the person sits at has it. */
const theme = z.enum(['system', 'light', 'dark']);
const density = z.enum(['comfortable', 'compact']);
/** Hours of a day; `locale`: as the region writes them. */
const clock = z.enum(['locale', '12', '24']);
/** A language tag, such as `de`; empty follows the browser. */
const language = z
  .string()
  .check(z.regex(/^(?:[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?$/, 'must be a language tag'));
/** What sends a message; the other one starts a new line. */
const sendKey = z.enum(['enter', 'mod-enter']);
/** Where replies stand: in their threads alone, or in the line of the channel too. */
const replies = z.enum(['thread', 'line']);
export type RepliesPlace = z.output<typeof replies>;

/**
 * How somebody wants Parley to be, on every device. A value this reader does not know, or that was never chosen, is
 * read as the usual one (R-EVT-5).
 */
export const preferences = z.object({
  theme: z.catch(theme, 'system'),
  density: z.catch(density, 'comfortable'),
  clock: z.catch(clock, 'locale'),
  language: z.catch(language, ''),
  sendKey: z.catch(sendKey, 'enter'),
  replies: z.catch(replies, 'thread'),
  /** Channels in which it is otherwise than `replies` says, the one that was chosen last at the end. */
  repliesIn: z.catch(z.array(z.object({ channelId: id, replies })), []),
  /** Whether a character alone, such as `r` on a message, does something. Whoever dictates presses it unawares. */
  hasSingleKeys: z.catch(z.boolean(), true),
  /** The sequence, in the user stream, of the event that last changed them; 0: nothing was ever chosen. */
  version: sequence,
});
export type Preferences = z.output<typeof preferences>;

export const usualPreferences: Preferences = preferences.parse({ version: 0 });

export const preferencesUpdate = defineCommand({
  type: 'preferences.update',
  doc: "Changes the caller's own preferences: those that are named, on all their devices.",
  payload: z.object({
    theme: z.optional(theme),
    density: z.optional(density),
    clock: z.optional(clock),
    language: z.optional(language),
    sendKey: z.optional(sendKey),
    replies: z.optional(replies),
    /** For one channel. Null: as everywhere. Of more than 200 channels, those that were chosen first are forgotten. */
    repliesIn: z.optional(z.object({ channelId: id, replies: z.nullable(replies) })),
    hasSingleKeys: z.optional(z.boolean()),
  }),
  result: z.object({ preferences }),
  errors: [],
});

export const preferencesUpdated = defineEvent({
  type: 'preferences.updated',
  doc: 'The person chose something else, on any of their devices.',
  streams: ['user'],
  schemaVersion: 1,
  payload: z.object({ preferences }),
});

/** The preferences after a change: the one rule on both sides. The same ones back when nothing changes. */
export function changedPreferences(
  held: Preferences,
  { repliesIn, ...named }: z.output<typeof preferencesUpdate.payload>,
): Preferences {
  const chosen = Object.fromEntries(Object.entries(named).filter(([, value]) => value !== undefined));
  const wanted = repliesIn ? withRepliesIn(held, repliesIn) : held.repliesIn;
  const next: Preferences = { ...held, ...chosen, repliesIn: wanted };
  const isSame = (Object.keys(next) as (keyof Preferences)[]).every((key) => next[key] === held[key]);
  return isSame ? held : next;
}

function withRepliesIn(
  { repliesIn }: Preferences,
  { channelId, replies: wanted }: { channelId: string; replies: RepliesPlace | null },
): Preferences['repliesIn'] {
  const known = repliesIn.find((one) => one.channelId === channelId)?.replies ?? null;
  if (known === wanted) return repliesIn;
  const others = repliesIn.filter((one) => one.channelId !== channelId);
  const next = wanted === null ? others : [...others, { channelId, replies: wanted }];
  return next.slice(-limits.repliesChosen);
}

/** Where the replies of a channel stand for this person. */
export const repliesPlace = ({ replies: usual, repliesIn }: Preferences, channelId: string): RepliesPlace =>
  repliesIn.find((one) => one.channelId === channelId)?.replies ?? usual;
