/** Someone who works at the demo company. `key` is how the transcripts name them. */
export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly email: string;
  readonly title: string;
  /** IANA name, e.g. `Asia/Tokyo`. */
  readonly timeZone: string;
  readonly role: 'owner' | 'admin' | 'member';
  readonly pronouns?: string;
  /** What they are at just now. */
  readonly status?: { readonly emoji: string; readonly text: string };
  /** Daily, in their own zone. */
  readonly quietHours?: { readonly from: string; readonly until: string };
}

export const people = [
  {
    key: 'ilse',
    name: 'Ilse Haberland',
    email: 'ilse@fernweh.example',
    title: 'Founder and publisher, Innsbruck',
    timeZone: 'Europe/Vienna',
    role: 'owner',
  },
  {
    key: 'tomasz',
    name: 'Tomasz Borkowicz',
    email: 'tomasz@fernweh.example',
    title: 'Lead cartographer, Kraków',
    timeZone: 'Europe/Warsaw',
    role: 'admin',
    status: { emoji: ':contours:', text: 'Fixing contours, ask me after four' },
  },
  {
    key: 'noor',
    name: 'Noor Qasrawi',
    email: 'noor@fernweh.example',
    title: 'Cartographer, relief and place names, Amman',
    timeZone: 'Asia/Amman',
    role: 'member',
    pronouns: 'she/her',
    status: { emoji: '🎧', text: 'Concentrating' },
  },
  {
    key: 'kenji',
    name: 'Kenji Hatakeda',
    email: 'kenji@fernweh.example',
    title: 'Cartographer, terrain data, Matsumoto',
    timeZone: 'Asia/Tokyo',
    role: 'member',
    quietHours: { from: '20:00', until: '08:00' },
  },
  {
    key: 'beatriz',
    name: 'Beatriz Lameiras',
    email: 'beatriz@fernweh.example',
    title: 'Web lead, Porto',
    timeZone: 'Europe/Lisbon',
    role: 'admin',
  },
  {
    key: 'matteo',
    name: 'Matteo Brandis',
    email: 'matteo@fernweh.example',
    title: 'Tile server and routing, Bolzano',
    timeZone: 'Europe/Rome',
    role: 'member',
  },
  {
    key: 'sunniva',
    name: 'Sunniva Haugland',
    email: 'sunniva@fernweh.example',
    title: 'iOS lead, Bergen',
    timeZone: 'Europe/Oslo',
    role: 'member',
  },
  {
    key: 'callum',
    name: 'Callum Rae',
    email: 'callum@fernweh.example',
    title: 'iOS and testing, Fort William',
    timeZone: 'Europe/London',
    role: 'member',
  },
  {
    key: 'amelie',
    name: 'Amélie Castaing',
    email: 'amelie@fernweh.example',
    title: 'Print production, Chambéry',
    timeZone: 'Europe/Paris',
    role: 'member',
  },
  {
    key: 'rosa',
    name: 'Rosa Huamaní',
    email: 'rosa@fernweh.example',
    title: 'Support lead, Cusco',
    timeZone: 'America/Lima',
    role: 'member',
  },
  {
    key: 'jonas',
    name: 'Jonas Achleitner',
    email: 'jonas@fernweh.example',
    title: 'Field checks and support, Garmisch',
    timeZone: 'Europe/Berlin',
    role: 'member',
  },
  {
    key: 'priya',
    name: 'Priya Velayudhan',
    email: 'priya@fernweh.example',
    title: 'Sales and partners, Halifax',
    timeZone: 'America/Halifax',
    role: 'member',
  },
] as const satisfies readonly DemoPerson[];

export type PersonKey = (typeof people)[number]['key'];

const keys: ReadonlySet<string> = new Set(people.map((person) => person.key));

export const isPersonKey = (key: string): key is PersonKey => keys.has(key);
