import { randomUUID } from 'node:crypto';

/**
 * Who looks:
 * - `owner` and `author`: in the private channel and in the direct conversation;
 * - `removed`, `left`, `deactivated`: were in the private channel, until they were taken out of it, went, or were taken
 *   out of the workspace;
 * - `never`: of the workspace, and in neither;
 * - `foreigner`: of another workspace; `nobody`: not signed in.
 */
export const lookers = [
  'owner',
  'author',
  'removed',
  'left',
  'deactivated',
  'never',
  'foreigner',
  'nobody',
] as const;
export type Looker = (typeof lookers)[number];

export interface Secret {
  readonly text: string;
  /** Where it was planted. */
  readonly face: string;
  readonly knownTo: readonly Looker[];
}

/** Texts that stand nowhere else, and who may read them. */
export function createSecrets() {
  const planted: Secret[] = [];
  return {
    planted: planted as readonly Secret[],
    plant(face: string, knownTo: readonly Looker[]): string {
      const text = `canary-${randomUUID().slice(0, 8)}`;
      planted.push({ text, face, knownTo });
      return text;
    },
    /** The faces of what this person was told and may not know. */
    leaks: (looker: Looker, told: string): string[] =>
      planted
        .filter((one) => !one.knownTo.includes(looker) && told.includes(one.text))
        .map((one) => one.face),
  };
}

export type Secrets = ReturnType<typeof createSecrets>;
