/** A table of words: unlike an object it has no others than these. */
export function wordsFor<Meaning>(table: Readonly<Record<string, Meaning>>): ReadonlyMap<string, Meaning> {
  return new Map(Object.entries(table));
}

/** Numbers as they are said of minutes, hours and days, in both languages. */
const numbers: ReadonlyMap<string, number> = wordsFor({
  ...{ one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
  ...{ eleven: 11, twelve: 12, fifteen: 15, twenty: 20, thirty: 30 },
  ...{ ein: 1, eins: 1, zwei: 2, drei: 3, vier: 4, fünf: 5, sechs: 6, sieben: 7, acht: 8, neun: 9, zehn: 10 },
  ...{ elf: 11, zwölf: 12, fünfzehn: 15, zwanzig: 20, dreißig: 30 },
});
const articles = wordsFor({ a: 1, an: 1, eine: 1, einem: 1, einer: 1 });
const halves = wordsFor({
  anderthalb: 1.5,
  eineinhalb: 1.5,
  zweieinhalb: 2.5,
  dreieinhalb: 3.5,
});

/** A number that is written out. */
export const numberOf = (word: string): number | undefined => numbers.get(word);

/** How many of something: "20", "twenty", "an"; of hours also "1.5", "anderthalb". */
export function countOf(word: string): number | undefined {
  if (/^\d{1,4}$/.test(word) || /^\d{1,2}\.5$/.test(word)) return Number(word);
  return numbers.get(word) ?? articles.get(word) ?? halves.get(word);
}
