import { fileURLToPath } from 'node:url';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Where the recorded contract and what is generated from it stand. */
export const places = {
  record: here('../contract.json'),
  fixtures: here('../fixtures/'),
  versionHistory: here('../src/version.ts'),
  documents: here('../../../docs/protocol/'),
  schema: here('../../../docs/protocol/schema.json'),
} as const;
