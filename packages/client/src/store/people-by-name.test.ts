import type { Member } from '@parley/protocol';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleId } from '../testing/samples.js';
import { peopleByName } from './people-by-name.js';

const person = (n: number, displayName: string, hasLeft = false): Member => ({
  ...{ userId: sampleId(n), displayName, title: '', role: 'member', version: 1 },
  ...{ joinedAt: '2026-01-01T00:00:00.000Z', leftAt: hasLeft ? '2026-02-01T00:00:00.000Z' : null },
});
const all = (people: readonly Member[]) => new Map(people.map((one) => [one.userId, one]));

const someone = fc
  .tuple(
    fc.integer({ min: 1, max: 12 }),
    fc.constantFrom('Ann', 'ann', 'Ben 2', 'Ben 10', 'Åsa'),
    fc.boolean(),
  )
  .map((one) => person(...one));

describe('people by name', () => {
  it('are the same whether put in order anew or from the last time', () => {
    fc.assert(
      fc.property(fc.array(fc.array(someone, { maxLength: 6 }), { maxLength: 6 }), (steps) => {
        let members: ReadonlyMap<string, Member> = new Map();
        let people: readonly Member[] = [];
        for (const [index, changed] of steps.entries()) {
          const before = { members, people };
          // Every other step takes the place of all, as a snapshot does.
          members = all(index % 2 === 0 ? [...members.values(), ...changed] : changed);
          people = peopleByName(members, before);
          expect(people).toEqual(peopleByName(members));
        }
      }),
    );
  });

  it('are not all compared because one of them says something else', () => {
    let compared = 0;
    const counted = (n: number): Member =>
      Object.defineProperty(person(n, ''), 'displayName', {
        get: () => {
          compared += 1;
          return `Person ${n}`;
        },
      });
    const members = all(Array.from({ length: 10_000 }, (_, n) => counted(n)));
    const people = peopleByName(members);
    compared = 0;
    const busy = person(5_000, 'Person 5000');
    const next = peopleByName(new Map(members).set(busy.userId, busy), { members, people });
    expect(next.indexOf(busy)).toBe(5_000);
    expect(compared).toBeLessThan(50);
  });
});
