import { afterEach, describe, expect, it, vi } from 'vitest';
import { type Library, loadLibrary } from './library.js';
import { mutants, sourceOf } from './mutants.js';
import { simulate } from './run.js';

const seeds = Number(process.env.SIMULATION_SEEDS ?? 200);
const firstSeed = Number(process.env.SIMULATION_SEED ?? 1);
/** Seeds a broken client may get through before it must have been found out. */
const seedsForMutants = 600;
const reported = 3;

async function failuresOf(library: Library, count: number, enough: number): Promise<string[]> {
  const failures: string[] = [];
  for (let seed = firstSeed; seed < firstSeed + count && failures.length < enough; seed += 1) {
    const faults = await simulate(library, seed);
    if (faults.length > 0) failures.push(`SIMULATION_SEED=${seed}\n  ${faults.join('\n  ')}`);
  }
  return failures;
}

describe('the simulation finds out a client that', () => {
  afterEach(() => {
    for (const { modules } of mutants)
      for (const module of Object.keys(modules)) vi.doUnmock(sourceOf(module));
    vi.resetModules();
  });

  it.each(mutants)('$name', async ({ modules }) => {
    vi.resetModules();
    for (const [module, replace] of Object.entries(modules)) {
      vi.doMock(sourceOf(module), async (importOriginal) => replace(await importOriginal()));
    }
    const failures = await failuresOf(await loadLibrary(), seedsForMutants, 1);
    expect(failures).toHaveLength(1);
  });
});

describe('the client', () => {
  it(`[G4] [G5] [G12] [R-EVT-3] [R-EVT-4] [R-SEND-3] [R-SEND-4] [R-REC-2] [R-REC-3] stands where the server stands after every storm (${seeds} seeds)`, async () => {
    const failures = await failuresOf(await loadLibrary(), seeds, reported);
    expect(failures.join('\n')).toBe('');
  });
});
