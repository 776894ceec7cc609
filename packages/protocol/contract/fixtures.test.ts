import { describe, expect, it } from 'vitest';
import { catalogue, issuesOf, protocolFloor } from '../src/index.js';
import { definitionOf, fixtureKinds, readFixtures } from './fixtures.js';
import { editedFixtures, readRecord } from './record.js';

const recorded = readRecord();
const fixtures = readFixtures();
const supported = fixtures.filter((fixture) => fixture.version >= protocolFloor);

describe.each(supported)('$file', (fixture) => {
  const definition = definitionOf(fixture);

  it('is of something the contract defines', () => {
    expect(definition).toBeDefined();
  });

  it.each(fixture.good)('accepts $about', ({ payload }) => {
    const parsed = definition?.payload.safeParse(payload);
    expect(parsed?.error && issuesOf(parsed.error)).toBeUndefined();
  });

  it.each(fixture.bad)('[R-LIM-3] refuses $about, naming $names', ({ payload, names }) => {
    const parsed = definition?.payload.safeParse(payload);
    expect(parsed?.success).toBe(false);
    expect(parsed?.error?.issues.map((issue) => issue.path.join('.'))).toContain(names);
  });

  it('its results are what the command answers with', () => {
    const failed = fixture.results.filter(
      (result) => !definition || !('result' in definition) || !definition.result.safeParse(result).success,
    );
    expect(failed).toEqual([]);
  });
});

describe.each(fixtureKinds)('of the %s', (kind) => {
  it.each(Object.keys(catalogue[kind]))('%s has at least two good and three bad examples', (type) => {
    const own = supported.filter((fixture) => fixture.kind === kind && fixture.type === type);
    expect(own.flatMap((fixture) => fixture.good).length).toBeGreaterThanOrEqual(2);
    expect(own.flatMap((fixture) => fixture.bad).length).toBeGreaterThanOrEqual(3);
    if (kind === 'commands')
      expect(own.flatMap((fixture) => fixture.results).length).toBeGreaterThanOrEqual(1);
  });
});

describe('the record', () => {
  it('holds every example file', () => {
    expect(Object.keys(recorded.fixtures)).toEqual(fixtures.map((fixture) => fixture.file));
  });

  it('[R-EVT-5] holds those of released versions as they were', () => {
    expect(editedFixtures(recorded, fixtures)).toEqual([]);
  });

  it('notices an edited, and a missing, released file', () => {
    const released = { ...recorded, releasedVersions: [1] };
    const [first, second, ...rest] = fixtures;
    if (!first || !second) throw new Error('there are no example files');
    const edited = { ...first, text: `${first.text} ` };
    expect(editedFixtures(released, [edited, ...rest])).toEqual([first.file, second.file]);
    expect(editedFixtures({ ...recorded, releasedVersions: [] }, [edited, ...rest])).toEqual([]);
  });
});
