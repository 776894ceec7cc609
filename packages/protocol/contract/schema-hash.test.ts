import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { protocolFloor, protocolVersion } from '../src/index.js';
import { contractDocument } from './document.js';
import { places } from './places.js';
import { contractHash, readRecord, refusalsToRecord, unrecordedChanges } from './record.js';

const recorded = readRecord();

it('[R-EVT-5] the contract does not change silently', () => {
  const now = contractHash(contractDocument());
  if (now === recorded.hash) return;
  const changes = unrecordedChanges().map((change) => `  ${change.kind}: ${change.what}`);
  expect.fail(
    [
      'The contract is not the one recorded in packages/protocol/contract.json.',
      ...changes,
      'If an older client or server would misread it: raise protocolVersion in src/version.ts and add a row to its history.',
      'Then, or if it only adds: run `npm run generate` and commit what it writes.',
    ].join('\n'),
  );
});

it('[R-EVT-5] a released version is only added to', () => {
  expect(refusalsToRecord(recorded)).toEqual([]);
});

it('the record is of this version, and the history has a row for each', () => {
  expect(recorded.protocolVersion).toBe(protocolVersion);
  const history = readFileSync(places.versionHistory, 'utf8');
  const rows = [...history.matchAll(/^ \* \| (\d+) \| \S+ \| .+ \|$/gm)].map((row) => Number(row[1]));
  expect(rows).toEqual(Array.from({ length: protocolVersion }, (_, index) => index + 1));
});

it('[R-EVT-5] the version before is still supported', () => {
  expect(protocolFloor).toBeGreaterThanOrEqual(1);
  expect(protocolFloor).toBeLessThanOrEqual(Math.max(1, protocolVersion - 1));
});
