import type * as Client from '@parley/client';
import type * as Testing from '@parley/client/testing';

/** The client under test, as modules loaded by themselves: a mutant's are not those of the healthy one. */
export interface Library {
  readonly client: typeof Client;
  readonly testing: typeof Testing;
}

export async function loadLibrary(): Promise<Library> {
  return { client: await import('@parley/client'), testing: await import('@parley/client/testing') };
}
