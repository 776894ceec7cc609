import * as z from 'zod/mini';
import { defineCommand, defineEvent } from './define.js';
import { sequence } from './ids.js';

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
