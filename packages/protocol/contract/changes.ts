import { canonical, type Json } from './canonical.js';
import type { ContractDocument } from './document.js';

/**
 * `breaking`: a reader of the version before would misread it or be refused, so the protocol's version has to rise.
 * `additive`: older readers go on as before.
 */
export interface Change {
  readonly kind: 'breaking' | 'additive';
  readonly what: string;
}

/** Who has to understand values of a schema: the server reads what is sent to it, clients read what it answers. */
type Reader = 'server' | 'client';

type Node = { readonly [key: string]: Json };

/** What differs between two contracts, with what it means for the clients and servers of the older one. */
export function changesBetween(older: ContractDocument, newer: ContractDocument): Change[] {
  return [
    ...tableChanges('command', older.commands, newer.commands, ['payload', 'result']),
    ...tableChanges('event', older.events, newer.events, ['streams', 'payload']),
    ...tableChanges('transient', older.transients, newer.transients, ['payload']),
    ...tableChanges('endpoint', older.endpoints, newer.endpoints, [
      'method',
      'path',
      'access',
      'body',
      'result',
    ]),
    ...tableChanges('client frame', older.clientFrames, newer.clientFrames, ['payload', 'result']),
    ...tableChanges('server frame', older.serverFrames, newer.serverFrames, ['payload']),
    ...tableChanges('error', older.errors, newer.errors, ['status', 'retry']),
    ...tableChanges('close reason', older.closeReasons, newer.closeReasons, ['reconnect']),
    ...limitChanges(older.limits, newer.limits),
    ...Object.entries(newer.$defs).flatMap(([name, schema]) => {
      const before = older.$defs[name];
      return before ? schemaChanges(name, before, schema, readerOf(name, newer)) : [];
    }),
  ];
}

/** Fields not named in `fixed` may change for older readers, such as the list of errors. */
function tableChanges(
  noun: string,
  older: ContractDocument['commands'],
  newer: ContractDocument['commands'],
  fixed: readonly string[],
): Change[] {
  const gone = Object.keys(older).filter((name) => !Object.hasOwn(newer, name));
  const added = Object.keys(newer).filter((name) => !Object.hasOwn(older, name));
  const changed = Object.keys(newer).flatMap((name) => {
    const [before, after] = [older[name], newer[name]];
    if (!before || !after) return [];
    const fields = Object.keys(after).filter(
      (field) =>
        field !== 'description' && canonical(before[field] ?? null) !== canonical(after[field] ?? null),
    );
    return fields.map(
      (field): Change => ({
        kind: fixed.includes(field) ? 'breaking' : 'additive',
        what: `${noun} ${name}: ${field} changed`,
      }),
    );
  });
  return [
    ...gone.map((name): Change => ({ kind: 'breaking', what: `${noun} ${name} is gone` })),
    ...added.map((name): Change => ({ kind: 'additive', what: `${noun} ${name} is new` })),
    ...changed,
  ];
}

/** Clients are told the numbers at connect, so those may change; the names may not go. */
function limitChanges(older: ContractDocument['limits'], newer: ContractDocument['limits']): Change[] {
  const names = new Set([...Object.keys(older), ...Object.keys(newer)]);
  return [...names]
    .filter((name) => older[name] !== newer[name])
    .map((name) => ({
      kind: newer[name] === undefined ? 'breaking' : 'additive',
      what: `limit ${name}: ${older[name] ?? 'none'} → ${newer[name] ?? 'none'}`,
    }));
}

function readerOf(name: string, contract: ContractDocument): Reader {
  if (['HandshakeAuth', 'CommandFrame', 'NewAccount'].includes(name)) return 'server';
  const [, owner = '', part = ''] = /^(.*)\.(\w+)$/.exec(name) ?? [];
  if (['params', 'query', 'body'].includes(part)) return 'server';
  const isSent = Object.hasOwn(contract.commands, owner) || Object.hasOwn(contract.clientFrames, owner);
  return part === 'payload' && isSent ? 'server' : 'client';
}

const lowerBounds = ['minLength', 'minimum', 'exclusiveMinimum', 'minItems'];
const upperBounds = ['maxLength', 'maximum', 'maxItems'];

function schemaChanges(path: string, older: Node, newer: Node, reader: Reader): Change[] {
  const changes: Change[] = [];
  const report = (breaks: boolean, what: string) =>
    changes.push({ kind: breaks ? 'breaking' : 'additive', what: `${path}: ${what}` });
  for (const key of new Set([...Object.keys(older), ...Object.keys(newer)])) {
    const [before, after] = [older[key], newer[key]];
    if (canonical(before ?? null) === canonical(after ?? null)) continue;
    if (key === 'description' || key === 'default') continue;
    if (key === 'properties') changes.push(...propertyChanges(path, older, newer, reader));
    else if (key === 'required') changes.push(...requiredChanges(path, older, newer, reader));
    else if (key === 'items') changes.push(...schemaChanges(`${path}[]`, node(before), node(after), reader));
    else if (key === 'enum') {
      const [was, is] = [list(before), list(after)];
      // A default in a value that clients read stands for what they do not know yet.
      const readsUnknown = reader === 'client' && older.default !== undefined;
      report(
        reader === 'client' ? !isSubset(is, was) && !readsUnknown : !isSubset(was, is),
        'its values changed',
      );
    } else if (upperBounds.includes(key) || lowerBounds.includes(key)) {
      const isWider = upperBounds.includes(key)
        ? bound(after, Infinity) > bound(before, Infinity)
        : bound(after, -Infinity) < bound(before, -Infinity);
      report(reader === 'server' ? !isWider : isWider, `${key} is ${isWider ? 'wider' : 'narrower'}`);
    } else report(true, `${key} changed`);
  }
  return changes;
}

function propertyChanges(path: string, older: Node, newer: Node, reader: Reader): Change[] {
  const [before, after] = [node(older.properties), node(newer.properties)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name): Change[] => {
    const at = `${path}.${name}`;
    if (!Object.hasOwn(after, name)) return [{ kind: 'breaking', what: `${at} is gone` }];
    if (Object.hasOwn(before, name)) return schemaChanges(at, node(before[name]), node(after[name]), reader);
    // That a server would miss a new required field of older clients is told by `requiredChanges`.
    return [{ kind: 'additive', what: `${at} is new` }];
  });
}

function requiredChanges(path: string, older: Node, newer: Node, reader: Reader): Change[] {
  const [before, after] = [list(older.required), list(newer.required)];
  const added = after.filter((name) => !before.includes(name));
  const dropped = before.filter((name) => !after.includes(name));
  return [
    ...added.map(
      (name): Change => ({
        kind: reader === 'server' ? 'breaking' : 'additive',
        what: `${path}.${String(name)} is required now`,
      }),
    ),
    ...dropped.map(
      (name): Change => ({
        kind: reader === 'client' ? 'breaking' : 'additive',
        what: `${path}.${String(name)} is no longer required`,
      }),
    ),
  ];
}

const node = (value: Json | undefined): Node =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? value : {};
const list = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : []);
const isSubset = (some: readonly Json[], all: readonly Json[]) => some.every((one) => all.includes(one));
const bound = (value: Json | undefined, none: number) => (typeof value === 'number' ? value : none);
