// For benchmarks alone: a crowd as large as a workspace may be.
const first = [
  'Maya',
  'Jonas',
  'Noor',
  'Tomasz',
  'Zoë',
  'Kenji',
  'Sunniva',
  'Amélie',
  'Callum',
  'Ilse',
  'Jürgen',
];
const last = [
  'Lindqvist',
  'Brandt',
  'Haddad',
  'Kowalski',
  'Tanaka',
  'Okafor',
  'Rossi',
  'Nguyen',
  'Silva',
  'Groß',
];

/** What one person of a crowd is called: the first 110 differ, later ones need a number behind. */
export const madeUpName = (index: number): string =>
  `${first[index % first.length]} ${last[(index * 7) % last.length]}`;
