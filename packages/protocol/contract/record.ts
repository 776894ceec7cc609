import { readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import { protocolVersion } from '../src/index.js';
import { canonical, type Json, sha256 } from './canonical.js';
import { type Change, changesBetween } from './changes.js';
import { type ContractDocument, contractDocument, withoutProse } from './document.js';
import { type Fixture, readFixtures } from './fixtures.js';
import { places } from './places.js';

const record = z.object({
  protocolVersion: z.int(),
  /** SHA-256 of the canonical JSON of the contract without its prose. */
  hash: z.string(),
  /** Versions that went out: what is recorded of them does not change any more. */
  releasedVersions: z.array(z.int()),
  /** SHA-256 of each example file. */
  fixtures: z.record(z.string(), z.string()),
});
/** What `contract.json` holds: the contract as it was last agreed on. */
export type ContractRecord = z.output<typeof record>;

export function contractHash(document: ContractDocument): string {
  return sha256(canonical(withoutProse(document as unknown as Json)));
}

export function readRecord(): ContractRecord {
  return record.parse(JSON.parse(readFileSync(places.record, 'utf8')));
}

export function currentRecord(releasedVersions: readonly number[]): ContractRecord {
  return {
    protocolVersion,
    hash: contractHash(contractDocument()),
    releasedVersions: [...releasedVersions],
    fixtures: Object.fromEntries(readFixtures().map((fixture) => [fixture.file, sha256(fixture.text)])),
  };
}

/** What the source says against what was last generated from it. */
export function unrecordedChanges(): Change[] {
  const recorded = JSON.parse(readFileSync(places.schema, 'utf8')) as ContractDocument;
  return changesBetween(recorded, contractDocument());
}

/** Example files of released versions that are not as they were when released. */
export function editedFixtures(recorded: ContractRecord, fixtures: readonly Fixture[]): string[] {
  const released = Object.keys(recorded.fixtures).filter((file) =>
    recorded.releasedVersions.some((version) => file.startsWith(`v${version}/`)),
  );
  const now = new Map(fixtures.map((fixture) => [fixture.file, sha256(fixture.text)]));
  return released.filter((file) => now.get(file) !== recorded.fixtures[file]);
}

/** Why the contract as it is now may not be recorded; empty when it may. */
export function refusalsToRecord(recorded: ContractRecord): string[] {
  const edited = editedFixtures(recorded, readFixtures()).map(
    (file) => `fixtures/${file} was released and may not change; add a new file instead`,
  );
  if (!recorded.releasedVersions.includes(protocolVersion)) return edited;
  const breaking = unrecordedChanges()
    .filter((change) => change.kind === 'breaking')
    .map(
      (change) =>
        `${change.what}: breaks clients of version ${protocolVersion}, which is released; raise protocolVersion`,
    );
  return [...edited, ...breaking];
}
