import { bench, describe } from 'vitest';
import { madeUpName } from '../../made-up-names.js';
import { rank } from './rank.js';

/** As many people as a workspace may have. */
const crowd = () =>
  Array.from({ length: 10_000 }, (_, index) => ({
    id: String(index),
    label: `${madeUpName(index)}${index > 109 ? ` ${index}` : ''}`,
    detail: index % 3 === 0 ? 'Designer' : 'Engineer',
  }));
const people = crowd();
rank(people, 'warm', 8);

describe('a letter after @, among 10,000 people', () => {
  for (const term of ['m', 'ma', 'maya', 'maya li', 'jurgen g', 'xqz'])
    bench(`@${term}`, () => void rank(people, term, 8));
  bench('the first letter of all: names are folded', () => {
    rank([...people], 'm', 8);
  });
});
