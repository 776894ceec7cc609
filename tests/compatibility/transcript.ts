import { readFileSync } from 'node:fs';

/**
 * What a released client and the server of its time said to each other. Ids stand as `$1`, `$2` … in the order they
 * came up, connection tokens as `$token1` …: whoever plays it puts its own in their place.
 */
export interface Transcript {
  readonly client: string;
  readonly protocol: number;
  /** In the order the client asked. */
  readonly steps: readonly Step[];
  /** What the server sent by itself. */
  readonly told: readonly { readonly name: string; readonly data: unknown }[];
}

export type Step =
  | {
      readonly kind: 'http';
      readonly method: string;
      readonly path: string;
      readonly body?: unknown;
      readonly status: number;
      readonly answer: unknown;
    }
  | { readonly kind: 'open'; readonly auth: unknown }
  | { readonly kind: 'ask'; readonly name: string; readonly frame: unknown; readonly answer: unknown };

export const transcriptUrl = (name: string): URL => new URL(`./transcripts/${name}.json`, import.meta.url);

export const readTranscript = (name: string): Transcript =>
  JSON.parse(readFileSync(transcriptUrl(name), 'utf8')) as Transcript;

const ids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const tokens = /eyJ[\w-]+\.[\w-]+\.[\w-]+/g;
const places = /\$(?:token)?\d+/g;

/** Puts `$1` … in the place of ids and tokens, the same for the same. */
export function createMasks(): <T>(value: T) => T {
  const names = new Map<string, string>();
  const masked = (kind: string) => (found: string) => {
    const known = names.get(found);
    if (known) return known;
    const name = `$${kind}${[...names.values()].filter((one) => one.startsWith(`$${kind}`)).length + 1}`;
    names.set(found, name);
    return name;
  };
  return (value) =>
    value === undefined
      ? value
      : JSON.parse(JSON.stringify(value).replace(tokens, masked('token')).replace(ids, masked('')));
}

/** What stands for `$1` … this time; one that no answer has told yet is made up by who asks. */
export class Bindings {
  readonly #values = new Map<string, string>();
  readonly #invent: (place: string) => string;

  constructor(invent: (place: string) => string) {
    this.#invent = invent;
  }

  filled<T>(value: T): T {
    if (value === undefined) return value;
    return JSON.parse(JSON.stringify(value).replace(places, (place) => this.#valueOf(place)));
  }

  /** Learns from an answer what stands for the places of the recorded one. */
  learn(recorded: unknown, actual: unknown): void {
    if (typeof recorded === 'string' && typeof actual === 'string') {
      const [place] = recorded.match(places) ?? [];
      if (place && !this.#values.has(place)) this.#bind(place, recorded, actual);
    } else if (isObject(recorded) && isObject(actual)) {
      for (const [key, value] of Object.entries(recorded)) this.learn(value, actual[key]);
    }
  }

  #bind(place: string, recorded: string, actual: string): void {
    const [before = '', after = ''] = recorded.split(place);
    if (!actual.startsWith(before) || !actual.endsWith(after)) return;
    this.#values.set(place, actual.slice(before.length, actual.length - after.length));
  }

  #valueOf(place: string): string {
    const known = this.#values.get(place);
    if (known) return known;
    const made = this.#invent(place);
    this.#values.set(place, made);
    return made;
  }
}

/** Objects and lists alike, by key. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;
