import type { Dice } from '../../simulation/dice.js';

/** Values that have broken parsers before. */
const nasty: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  'a\u0000b',
  '\ud800',
  '\u202edrawkcab',
  '../../etc/passwd',
  "'; DROP TABLE message; --",
  '%00',
  'x'.repeat(20_000),
  '<@01985f10-0003-7a00-8000-000000000302>'.repeat(500),
  '😀'.repeat(5_000),
  -1,
  0,
  -0,
  0.1,
  1e308,
  -1e308,
  2 ** 53,
  2 ** 31,
  [],
  {},
  [[]],
  { not: null },
  { $ne: '' },
  { length: 1e9 },
  { length: { toString: 1 } },
  { toString: 'x' },

  { _placeholder: true, num: 0 },
  { _placeholder: true, num: 1e9 },
];

/** Names that mean something to JavaScript. */
const hostileKeys = [
  '__proto__',
  'constructor',
  'prototype',
  'toJSON',
  'hasOwnProperty',
  'then',
  '',
  '0',
  'length',
];

/** A copy of a value with one to three things wrong with it. */
export function mutate(value: unknown, dice: Dice): unknown {
  let mutated = value;
  for (let times = 1 + dice.below(3); times > 0; times -= 1) mutated = mutateOnce(mutated, dice);
  return mutated;
}

function mutateOnce(value: unknown, dice: Dice): unknown {
  if (dice.chance(0.06)) return dice.one(nasty);
  if (dice.chance(0.02)) return nested(value, dice.below(500));
  if (Array.isArray(value)) return mutateList(value, dice);
  if (typeof value === 'object' && value !== null) return mutateObject(value, dice);
  if (typeof value === 'string') return mutateText(value, dice);
  if (typeof value === 'number')
    return dice.one([value + 1, -value, value * 1e9, value + 0.5, String(value), null]);
  return dice.one(nasty);
}

function mutateObject(value: object, dice: Dice): unknown {
  const entries = Object.entries(value);
  const index = dice.below(Math.max(1, entries.length));
  const entry = entries[index];
  return dice.weighted<() => unknown>([
    [2, () => Object.fromEntries(entries.filter((_, at) => at !== index))],
    [
      6,
      () =>
        entry
          ? Object.fromEntries(
              entries.map(([key, one], at) => [key, at === index ? mutateOnce(one, dice) : one]),
            )
          : {},
    ],
    [2, () => withKey(value, dice.one(hostileKeys) as string, dice.one(nasty))],
    [1, () => (entry ? withKey(value, entry[0].toUpperCase(), entry[1]) : [])],
    [1, () => entries],
    [1, () => [value]],
  ])();
}

/** Plain assignment to `__proto__` would set the prototype instead of a field. */
function withKey(value: object, key: string, field: unknown): object {
  return Object.defineProperty({ ...value }, key, { value: field, enumerable: true, configurable: true });
}

function mutateList(value: readonly unknown[], dice: Dice): unknown {
  const index = dice.below(Math.max(1, value.length));
  return dice.weighted<() => unknown>([
    [2, () => value.filter((_, at) => at !== index)],
    [3, () => value.map((one, at) => (at === index ? mutateOnce(one, dice) : one))],
    [1, () => Array.from({ length: 1 + dice.below(300) }, () => value[0] ?? null)],
    [1, () => ({ ...value })],
  ])();
}

function mutateText(value: string, dice: Dice): unknown {
  const at = dice.below(value.length + 1);
  return dice.weighted<() => unknown>([
    [2, () => value.slice(0, at)],
    [2, () => value.slice(0, at) + String.fromCharCode(dice.below(65_536)) + value.slice(at)],
    [1, () => value.toUpperCase()],
    [1, () => value.repeat(1 + dice.below(50))],
    [1, () => [value]],
    [1, () => ({ value })],
    [1, () => dice.one(nasty)],
  ])();
}

function nested(value: unknown, depth: number): unknown {
  let deep = value;
  for (let level = 0; level < depth; level += 1) deep = level % 2 === 0 ? [deep] : { deep };
  return deep;
}

/** Texts that no Socket.IO client would write, or only half. */
export function rawPacket(frame: string, dice: Dice): string {
  const at = dice.below(frame.length + 1);
  return dice.weighted<() => string>([
    [3, () => frame.slice(0, at)],
    [3, () => frame.slice(0, at) + String.fromCharCode(dice.below(256)) + frame.slice(at + 1)],
    [1, () => `${dice.below(10)}${dice.below(10)}${frame}`],
    [1, () => `45${dice.below(1_000_000)}-${frame.slice(2)}`],
    [1, () => `42${'9'.repeat(dice.below(400))}${frame.slice(2)}`],
    [1, () => `42/${frame.slice(0, 50)},${frame}`],
    [1, () => `42${'['.repeat(dice.below(20_000))}`],
    [
      1,
      () =>
        dice.one([
          '',
          '42',
          '42[',
          '42[]',
          '42{}',
          '42["',
          '43',
          '43999999[]',
          '44',
          '40',
          '41x',
          '46-[',
          '47',
        ]) as string,
    ],
    [
      1,
      () => Array.from({ length: dice.below(200) }, () => String.fromCharCode(dice.below(65_536))).join(''),
    ],
  ])();
}
