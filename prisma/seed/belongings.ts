import type { PersonKey } from './people.js';

/** People who are mentioned together. */
export interface DemoGroup {
  readonly name: string;
  readonly createdBy: PersonKey;
  readonly members: readonly PersonKey[];
}

/** A message by its place and words of it. Of those told by how long ago they were, which are always there. */
export interface Spot {
  readonly place: string;
  readonly words: string;
}

/** On so many days from now, by the office's clock; `monday`: on the next one. */
export interface DemoTime {
  readonly day: number | 'monday';
  readonly clock: `${number}:${number}`;
}

/** What somebody keeps for themselves; places are channels, or the people of a direct conversation joined by a plus. */
export interface DemoBelongings {
  readonly of: PersonKey;
  readonly saved: readonly (Spot & { readonly isDone?: boolean })[];
  readonly reminders: readonly (DemoTime & { readonly text: string; readonly about?: Spot })[];
  readonly scheduled: readonly (DemoTime & { readonly place: string; readonly text: string })[];
  readonly drafts: readonly { readonly place: string; readonly text: string }[];
}

export const groups: readonly DemoGroup[] = [
  { name: 'cartographers', createdBy: 'tomasz', members: ['tomasz', 'noor', 'kenji', 'jonas'] },
  { name: 'app', createdBy: 'sunniva', members: ['sunniva', 'callum', 'matteo'] },
  { name: 'web-team', createdBy: 'beatriz', members: ['beatriz', 'matteo'] },
  { name: 'paper', createdBy: 'amelie', members: ['amelie', 'tomasz', 'priya'] },
  { name: 'first-aid', createdBy: 'rosa', members: ['rosa', 'jonas', 'callum', 'ilse'] },
];

export const belongings: readonly DemoBelongings[] = [
  {
    of: 'ilse',
    saved: [
      { place: 'cartography', words: 'Wetterfenster: drei Tage stabil' },
      { place: 'web', words: 'The planner statistics are old' },
      { place: 'print-shop', words: 'It smells of bread', isDone: true },
    ],
    reminders: [
      {
        day: 1,
        clock: '09:00',
        text: '',
        about: { place: 'leads', words: 'sixteen hours instead of eight' },
      },
      { day: 1, clock: '16:30', text: 'Call the accountant about the second quarter' },
      { day: 'monday', clock: '08:30', text: 'Ask Jonas how the crossings went' },
    ],
    scheduled: [
      {
        place: 'general',
        day: 'monday',
        clock: '09:05',
        text: 'Week notes. The new batch of paper is in, sheet 2 has its glaciers, and the potatoes for the hut are bought. Who takes the boots?',
      },
      {
        place: 'ilse+tomasz',
        day: 1,
        clock: '08:15',
        text: 'Yes, we print the bread as well. On the last page, small.',
      },
    ],
    drafts: [
      { place: 'pricing-2027', text: 'Before we decide: can we say in one sentence what the ' },
      { place: 'random', text: 'About the soup: ' },
    ],
  },
  {
    of: 'tomasz',
    saved: [{ place: 'cartography', words: 'Import finished, 1 h 58' }],
    reminders: [{ day: 1, clock: '10:00', text: 'Contours of sheet 2, east side' }],
    scheduled: [],
    drafts: [{ place: 'cartography', text: 'On the legend: ' }],
  },
];
