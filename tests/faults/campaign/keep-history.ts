import { mkdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Campaign } from './run-campaign.js';

/** Writes a history that has findings to a file, and gives its path. */
export function keepHistory({ history, findings }: Campaign): string {
  const directory = join(tmpdir(), 'parley-fault-histories');
  mkdirSync(directory, { recursive: true });
  const path = join(directory, `${history.seed}-${Date.now()}.json`);
  writeFileSync(path, JSON.stringify({ findings, ...history, stored: [...history.stored] }));
  return path;
}

/** What a failure shows: where it is kept, and its findings. */
export function describeFindings(campaign: Campaign): string {
  if (campaign.findings.length === 0) return '';
  const lines = campaign.findings.map(
    ({ check, what, evidence }) => `${check}: ${what} (${evidence.join('; ')})`,
  );
  return [`seed ${campaign.history.seed}, history kept in ${keepHistory(campaign)}`, ...lines].join('\n  ');
}
