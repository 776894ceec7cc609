import { cartography } from './channels/cartography.js';
import { general } from './channels/general.js';
import { hikingPhotos } from './channels/hiking-photos.js';
import { ios } from './channels/ios.js';
import { leads } from './channels/leads.js';
import { pricing2027 } from './channels/pricing-2027.js';
import { printShop } from './channels/print-shop.js';
import { random } from './channels/random.js';
import { support } from './channels/support.js';
import { web } from './channels/web.js';
import { amelieAndJonas } from './directs/amelie-and-jonas.js';
import { fair } from './directs/fair.js';
import { ilseAndTomasz } from './directs/ilse-and-tomasz.js';
import { noorAndKenji } from './directs/noor-and-kenji.js';
import { sunnivaAndCallum } from './directs/sunniva-and-callum.js';
import { syncTrio } from './directs/sync-trio.js';
import { type PersonKey, people } from './people.js';
import type { ScriptLine } from './transcript.js';

export { belongings, type DemoTime, groups, type Spot } from './belongings.js';
export { type DemoEmoji, emoji } from './emoji.js';
export { type DemoPerson, type PersonKey, people } from './people.js';
export { officeTime, officeTimeZone, type ScheduledMessage, scheduleScript } from './schedule.js';
export type { Choice, ScriptLine } from './transcript.js';

export interface DemoChannel {
  readonly name: string;
  readonly kind: 'public' | 'private';
  readonly topic: string;
  readonly createdBy: PersonKey;
  readonly members: readonly PersonKey[];
  /** Ascending; `scheduleScript` turns it into messages with real times. */
  readonly script: readonly ScriptLine[];
}

/** Two members make a one-to-one, more a group. */
export interface DemoDirect {
  readonly members: readonly PersonKey[];
  readonly script: readonly ScriptLine[];
}

export const workspace = { name: 'Fernweh Maps', slug: 'fernweh' } as const;

const everyone = people.map((person) => person.key);

export const channels: readonly DemoChannel[] = [
  {
    name: 'general',
    kind: 'public',
    topic: 'News for all twelve of us. Week notes on Mondays, good things on Fridays.',
    createdBy: 'ilse',
    members: everyone,
    script: general,
  },
  {
    name: 'cartography',
    kind: 'public',
    topic:
      'Lines, labels, relief and the truth on the ground. Style guide: https://wiki.fernweh.example/style',
    createdBy: 'tomasz',
    members: ['tomasz', 'noor', 'kenji', 'jonas', 'amelie', 'matteo', 'beatriz', 'ilse', 'rosa'],
    script: cartography,
  },
  {
    name: 'web',
    kind: 'public',
    topic: 'The viewer, the tile server, the route planner. Status: https://status.fernweh.example',
    createdBy: 'beatriz',
    members: ['beatriz', 'matteo', 'sunniva', 'callum', 'tomasz', 'kenji', 'ilse', 'rosa'],
    script: web,
  },
  {
    name: 'ios',
    kind: 'public',
    topic: 'The app. 5.2 carries offline contours. Please test in the rain.',
    createdBy: 'sunniva',
    members: ['sunniva', 'callum', 'beatriz', 'matteo', 'rosa', 'jonas', 'ilse'],
    script: ios,
  },
  {
    name: 'print-shop',
    kind: 'public',
    topic: 'Paper, plates, folds and deadlines. A date in bold is a date.',
    createdBy: 'amelie',
    members: ['amelie', 'tomasz', 'noor', 'kenji', 'ilse', 'priya', 'jonas'],
    script: printShop,
  },
  {
    name: 'support',
    kind: 'public',
    topic: 'What hikers tell us. No full names, no e-mail addresses in here, please.',
    createdBy: 'rosa',
    members: ['rosa', 'jonas', 'tomasz', 'callum', 'sunniva', 'beatriz', 'matteo', 'priya', 'ilse', 'kenji'],
    script: support,
  },
  {
    name: 'random',
    kind: 'public',
    topic: 'Soup is under discussion.',
    createdBy: 'callum',
    members: everyone,
    script: random,
  },
  {
    name: 'hiking-photos',
    kind: 'public',
    topic: 'Where were you, and what did the light do?',
    createdBy: 'jonas',
    members: [
      'jonas',
      'kenji',
      'noor',
      'callum',
      'sunniva',
      'rosa',
      'priya',
      'matteo',
      'amelie',
      'tomasz',
      'ilse',
    ],
    script: hikingPhotos,
  },
  {
    name: 'leads',
    kind: 'private',
    topic: 'People, money, time. What is decided here is told in #general within a day.',
    createdBy: 'ilse',
    members: ['ilse', 'tomasz', 'beatriz', 'sunniva', 'amelie'],
    script: leads,
  },
  {
    name: 'pricing-2027',
    kind: 'private',
    topic: 'What a map costs, and who pays for it. Numbers stay in here until they are printed.',
    createdBy: 'priya',
    members: ['priya', 'ilse', 'amelie', 'beatriz', 'rosa'],
    script: pricing2027,
  },
];

export const directs: readonly DemoDirect[] = [
  { members: ['ilse', 'tomasz'], script: ilseAndTomasz },
  { members: ['sunniva', 'callum'], script: sunnivaAndCallum },
  { members: ['noor', 'kenji'], script: noorAndKenji },
  { members: ['amelie', 'jonas'], script: amelieAndJonas },
  { members: ['beatriz', 'matteo', 'sunniva'], script: syncTrio },
  { members: ['ilse', 'priya', 'rosa'], script: fair },
];
