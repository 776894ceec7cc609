import type { Json } from '../contract/canonical.js';
import type { ContractDocument } from '../contract/document.js';
import { type JsonSchema, withReferences } from '../contract/json-schema.js';
import { asObject } from './field-table.js';

type Row = ContractDocument['commands'][string];

/** OpenAPI 3.1 of the endpoints, with every command as a path of its own. */
export function openApi(contract: ContractDocument): Json {
  const schemas = withReferences(contract.$defs, '#/components/schemas/') as JsonSchema;
  const paths: { [path: string]: { [method: string]: Json } } = {};
  for (const [name, row] of Object.entries(contract.endpoints)) {
    if (name === 'command') continue;
    const path = String(row.path).replace(/:(\w+)/g, '{$1}');
    paths[path] = {
      ...paths[path],
      [String(row.method).toLowerCase()]: endpointOperation(contract, name, row),
    };
  }
  for (const [type, row] of Object.entries(contract.commands)) {
    paths[`/api/v1/commands/${type}`] = { post: commandOperation(contract, type, row) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley',
      version: `${contract.protocol.version}.0.0`,
      description:
        'Every endpoint, and every command over POST. The live connection is described by asyncapi.json.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    jsonSchemaDialect: contract.$schema,
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    paths,
    components: {
      securitySchemes: {
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'parley.session_token',
          description:
            'Set by `POST /api/v1/session`, setup and accepting an invite. Over https its name starts with `__Secure-`.',
        },
      },
      schemas: { ...schemas, Problem: problem },
    },
  };
}

const problem: JsonSchema = {
  description: 'RFC 9457 problem details with the fields of Error.',
  allOf: [
    { $ref: '#/components/schemas/Error' },
    {
      type: 'object',
      properties: { type: { type: 'string' }, title: { type: 'string' }, status: { type: 'integer' } },
      required: ['title', 'status'],
    },
  ],
};

function endpointOperation(contract: ContractDocument, name: string, row: Row): Json {
  const parameters = [
    ...parametersOf(contract, row.params, 'path'),
    ...parametersOf(contract, row.query, 'query'),
  ];
  return {
    operationId: name,
    description: String(row.description),
    ...(row.access === 'public' && { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(row.body && { requestBody: { required: true, content: json(row.body) } }),
    responses: {
      '200': { description: 'Done.', content: row.media ? files(row.media) : json(row.result) },
      ...errorResponses(contract, row),
    },
  };
}

function commandOperation(contract: ContractDocument, type: string, row: Row): Json {
  const frame: Json = {
    type: 'object',
    properties: { commandId: { $ref: '#/$defs/Id' }, payload: row.payload ?? {} },
    required: ['commandId', 'payload'],
  };
  const ack: Json = {
    type: 'object',
    properties: { ok: { const: true }, result: row.result ?? {} },
    required: ['ok', 'result'],
  };
  return {
    operationId: type,
    tags: ['commands'],
    description: String(row.description),
    requestBody: { required: true, content: json(frame) },
    responses: {
      '200': { description: 'The ack.', content: json(ack) },
      ...errorResponses(contract, row),
    },
  };
}

const json = (schema: Json | undefined): { [type: string]: Json } => ({
  'application/json': { schema: withReferences(schema ?? {}, '#/components/schemas/') },
});

const files = (media: Json): { [type: string]: Json } =>
  Object.fromEntries((Array.isArray(media) ? media : []).map((type) => [String(type), {}]));

function parametersOf(
  contract: ContractDocument,
  reference: Json | undefined,
  place: 'path' | 'query',
): Json[] {
  const schema = contract.$defs[String(asObject(reference).$ref).replace('#/$defs/', '')] ?? {};
  const required = Array.isArray(schema.required) ? schema.required : [];
  return Object.entries(asObject(schema.properties)).map(([name, field]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: withReferences(field, '#/components/schemas/'),
  }));
}

/** One response per status, naming the codes that come with it. */
function errorResponses(contract: ContractDocument, row: Row): { [status: string]: Json } {
  const own = Array.isArray(row.errors) ? row.errors : [];
  const byStatus = new Map<string, string[]>();
  for (const code of new Set([...contract.commonErrors, ...own].map(String))) {
    const status = String(contract.errors[code]?.status);
    byStatus.set(status, [...(byStatus.get(status) ?? []), code]);
  }
  return Object.fromEntries(
    [...byStatus]
      .sort(([a], [b]) => Number(a) - Number(b))
      .map(([status, codes]) => [
        status,
        {
          description: codes
            .map((code) => `\`${code}\`: ${String(contract.errors[code]?.description)}`)
            .join(' '),
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
  );
}
