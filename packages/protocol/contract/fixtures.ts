import { readdirSync, readFileSync } from 'node:fs';
import * as z from 'zod/mini';
import {
  type CommandDefinition,
  catalogue,
  type EventDefinition,
  type TransientDefinition,
} from '../src/index.js';
import { places } from './places.js';

const good = z.object({ about: z.string(), payload: z.unknown() });
/** `names`: the path of the field that the refusal names; empty for the payload as a whole. */
const bad = z.object({ about: z.string(), names: z.string(), payload: z.unknown() });
const fixtureFile = z.object({
  good: z.array(good),
  bad: z.array(bad),
  /** Of commands: what they answer with. */
  results: z._default(z.array(z.unknown()), []),
});

export const fixtureKinds = ['commands', 'events', 'transients'] as const;
export type FixtureKind = (typeof fixtureKinds)[number];

export interface Fixture extends z.output<typeof fixtureFile> {
  /** e.g. `v1/commands/message.send.json` */
  readonly file: string;
  /** The protocol version it was written for. */
  readonly version: number;
  readonly kind: FixtureKind;
  readonly type: string;
  readonly text: string;
}

/** All example files, of every protocol version. */
export function readFixtures(): Fixture[] {
  return readdirSync(places.fixtures, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.json'))
    .sort()
    .map(readFixture);
}

/** More examples of a released type go into a file of their own: `v1/commands/message.send.2.json`. */
const placePattern = /^v(\d+)\/(commands|events|transients)\/(.+?)(?:\.\d+)?\.json$/;

function readFixture(file: string): Fixture {
  const [, version, kind, type] = placePattern.exec(file) ?? [];
  if (!type || !kind) throw new Error(`fixtures/${file}: unexpected place`);
  const text = readFileSync(`${places.fixtures}${file}`, 'utf8');
  const content = fixtureFile.parse(expanded(JSON.parse(text)));
  return { file, version: Number(version), kind: kind as FixtureKind, type, text, ...content };
}

type Definition = CommandDefinition | EventDefinition | TransientDefinition;

export function definitionOf(fixture: Fixture): Definition | undefined {
  const definitions: Readonly<Record<string, Definition>> = catalogue[fixture.kind];
  return Object.hasOwn(definitions, fixture.type) ? definitions[fixture.type] : undefined;
}

/** `{"$repeat": "a", "$times": 3}` stands for "aaa": long texts would make the files unreadable. */
function expanded(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(expanded);
  if (typeof value !== 'object' || value === null) return value;
  const { $repeat, $times } = value as { $repeat?: unknown; $times?: unknown };
  if (typeof $repeat === 'string' && typeof $times === 'number') return $repeat.repeat($times);
  for (const [key, field] of Object.entries(value)) {
    // Plain assignment to `__proto__` would set the prototype instead of the field that the example is about.
    Object.defineProperty(value, key, { value: expanded(field), enumerable: true });
  }
  return value;
}
