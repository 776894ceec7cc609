import * as z from 'zod/mini';
import {
  ack,
  catalogue,
  clientFrames,
  closeReasons,
  commandFrame,
  commonErrors,
  type EndpointDefinition,
  endpoints,
  envelope,
  errors,
  handshakeAuth,
  limits,
  protocolFloor,
  protocolVersion,
  serverFrames,
} from '../src/index.js';
import type { Json } from './canonical.js';
import { createSchemaSet, type JsonSchema } from './json-schema.js';

type Table = { [name: string]: { [field: string]: Json } };

/** The whole contract as one JSON value: the schemas under `$defs`, the tables beside them. */
export interface ContractDocument {
  readonly $schema: string;
  readonly title: string;
  readonly protocol: { readonly version: number; readonly floor: number };
  readonly commands: Table;
  readonly events: Table;
  readonly transients: Table;
  readonly endpoints: Table;
  readonly clientFrames: Table;
  readonly serverFrames: Table;
  readonly commonErrors: Json[];
  readonly errors: Table;
  readonly closeReasons: Table;
  readonly limits: { [name: string]: number };
  readonly $defs: { [name: string]: JsonSchema };
}

export function contractDocument(): ContractDocument {
  const schemas = createSchemaSet();
  const table = <T>(rows: Readonly<Record<string, T>>, row: (one: T, name: string) => Table[string]): Table =>
    Object.fromEntries(Object.entries(rows).map(([name, one]) => [name, row(one, name)]));
  const reference = (name: string, schema: z.ZodMiniType, io: 'input' | 'output'): Json => {
    schemas.add(name, schema, io);
    return { $ref: `#/$defs/${name}` };
  };

  reference('HandshakeAuth', handshakeAuth, 'input');
  reference('CommandFrame', commandFrame, 'input');
  reference('Envelope', envelope, 'output');
  reference('Ack', ack, 'output');

  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Parley protocol',
    protocol: { version: protocolVersion, floor: protocolFloor },
    commands: table(catalogue.commands, (one, type) => ({
      description: one.doc,
      payload: reference(`${type}.payload`, one.payload, 'input'),
      result: reference(`${type}.result`, one.result, 'output'),
      errors: [...one.errors],
    })),
    events: table(catalogue.events, (one, type) => ({
      description: one.doc,
      streams: [...one.streams],
      schemaVersion: one.schemaVersion,
      payload: reference(`${type}.payload`, one.payload, 'output'),
    })),
    transients: table(catalogue.transients, (one, type) => ({
      description: one.doc,
      payload: reference(`${type}.payload`, one.payload, 'output'),
    })),
    endpoints: table(
      Object.fromEntries(endpoints.map((one) => [one.name, one])),
      (one: EndpointDefinition, name) => ({
        description: one.doc,
        method: one.method,
        path: one.path,
        access: one.access,
        ...(one.bodyBytes !== undefined && { bodyBytes: one.bodyBytes }),
        ...(one.media && { media: [...one.media] }),
        params: reference(`${name}.params`, one.params, 'input'),
        query: reference(`${name}.query`, one.query, 'input'),
        body: hasBody(one) ? reference(`${name}.body`, one.body, 'input') : null,
        result: reference(`${name}.result`, one.result, 'output'),
        errors: [...one.errors],
      }),
    ),
    clientFrames: table(clientFrames, (one, name) => ({
      description: one.doc,
      payload: reference(`${name}.payload`, one.payload, 'input'),
      result: reference(`${name}.result`, one.result, 'output'),
    })),
    serverFrames: table(serverFrames, (one, name) => ({
      description: one.doc,
      payload: reference(`${name}.payload`, one.payload, 'output'),
    })),
    commonErrors: [...commonErrors],
    errors: table(errors, (one) => ({ description: one.meaning, status: one.status, retry: one.retry })),
    closeReasons: table(closeReasons, (one) => ({ description: one.meaning, reconnect: one.reconnect })),
    limits: { ...limits },
    $defs: schemas.definitions,
  };
}

export function hasBody(endpoint: EndpointDefinition): boolean {
  return !(endpoint.body instanceof z.ZodMiniUndefined);
}

/** The document without its prose, which may be bettered at any time. */
export function withoutProse(document: Json): Json {
  if (Array.isArray(document)) return document.map(withoutProse);
  if (document === null || typeof document !== 'object') return document;
  return Object.fromEntries(
    Object.entries(document)
      // A field of an entity may be called `description` too; only the documents' own prose is text.
      .filter(([key, value]) => !(key === 'description' && typeof value === 'string'))
      .map(([key, value]) => [key, withoutProse(value)]),
  );
}
