import { describe, expect, it } from 'vitest';
import { checkHistory } from './check-history.js';
import { type Bug, playModel } from './model-system.js';

/** The check that has to notice; others may notice too. */
const bugs: Readonly<Record<Bug, string>> = {
  'acknowledges before the commit': 'lost',
  'loses a row of the table': 'lost',
  'does not draw a message': 'lost',
  'publishes before the commit': 'phantom',
  'takes a retry for something new': 'duplicate',
  'draws a message twice': 'duplicate',
  'gives an event another id on every node': 'divergent',
  'acknowledges with the id of another message': 'divergent',
  'burns a number at a rollback': 'gap',
  'does not mend a hole': 'gap',
  'applies events as they come': 'backwards',
  'gives out numbers before it is their turn': 'real-time order',
  'leaves an event out of a replay page': 'incomplete replay',
  'ends a replay a page early': 'incomplete replay',
  'replays from an old head': 'incomplete replay',
  'goes on delivering to who was removed': 'access',
  'forgets a client in recovery': 'convergence',
  'answers nobody after a fault': 'liveness',
  'refuses what it has stored': 'misreported',
  'is never hit by a fault': 'vacuity',
  'has nobody who writes': 'vacuity',
};

const seeds = Array.from({ length: 20 }, (_, index) => index + 1);

describe('the history checker', () => {
  it('finds nothing in the histories of a system that is right', () => {
    for (const seed of seeds)
      expect({ seed, findings: checkHistory(playModel(seed)) }).toEqual({ seed, findings: [] });
  });

  it.each(Object.entries(bugs) as [Bug, string][])('finds out a system that %s: %s', (bug, check) => {
    for (const seed of seeds) {
      const found = new Set(checkHistory(playModel(seed, bug)).map((finding) => finding.check));
      expect({ seed, found: [...found] }).toEqual({ seed, found: expect.arrayContaining([check]) });
    }
  });

  it('says what it found in words that name the operations', () => {
    const [finding] = checkHistory(playModel(1, 'acknowledges before the commit'));
    expect(finding?.what).toBe('acknowledged and not in the database');
    expect(finding?.evidence[0]).toMatch(/^client \d sent send-\d+ to channel:\S+: ok #\d+, \d+–\d+ ms$/);
  });
});
