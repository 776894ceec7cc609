import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheDirectory } from './project.mjs';

/**
 * @typedef {{ passed: number, failed: number, skipped: number, ms: number, note?: string }} Tally
 */

/** `N passed, N failed`, and how many were skipped if any were. */
export function verdict({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Prints one row per name and the verdict, keeps the total for whoever runs several, and returns it. */
export function summarise(name, rows) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  const width = Math.max(...[...rows.keys()].map((key) => key.length));
  console.log(`\n  ${'kind'.padEnd(width)}  passed  failed  skipped     time`);
  for (const [key, row] of rows) {
    const cells = [row.passed, row.failed, row.skipped].map((count, i) =>
      String(count).padStart([6, 6, 7][i]),
    );
    const time = `${(row.ms / 1000).toFixed(1)} s`.padStart(7);
    console.log(`  ${key.padEnd(width)}  ${cells.join('  ')}  ${time}${row.note ? `  ${row.note}` : ''}`);
    for (const count of ['passed', 'failed', 'skipped']) total[count] += row[count];
  }
  console.log(`\n${verdict(total)}`);
  mkdirSync(cacheDirectory, { recursive: true });
  writeFileSync(join(cacheDirectory, `${name}-result.json`), JSON.stringify(total));
  return total;
}
