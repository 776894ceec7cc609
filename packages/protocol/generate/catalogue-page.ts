import type { Json } from '../contract/canonical.js';
import type { ContractDocument } from '../contract/document.js';
import { catalogue, type EventDefinition } from '../src/index.js';
import { commandExample, eventExample, jsonBlock, transientExample } from './examples.js';
import { asObject, fieldTable, typeText } from './field-table.js';

type Row = ContractDocument['commands'][string];

/** Every command, event, endpoint and frame with its fields, errors and an example. */
export function cataloguePage(contract: ContractDocument): string {
  const schemaOf = (reference: Json | undefined) => {
    const name = String(asObject(reference).$ref).replace('#/$defs/', '');
    return contract.$defs[name] ?? {};
  };
  const fields = (reference: Json | undefined) => {
    const schema = schemaOf(reference);
    return schema.type === 'object'
      ? fieldTable(schema)
      : `A ${typeText(schema.$ref ? schema : asObject(reference))}.`;
  };
  const part = (title: string, reference: Json | undefined): string[] => {
    const schema = schemaOf(reference);
    if (Object.keys(asObject(schema.properties)).length === 0 && schema.type === 'object') return [];
    return [`**${title}**`, shapeOf(contract, reference) ?? fields(reference)];
  };

  const commands = Object.entries(contract.commands).map(([type, row]) => {
    const { frame, ack } = commandExample(type);
    return section(`\`${type}\``, [
      String(row.description),
      '**Payload**',
      fields(row.payload),
      ...part('Result', row.result),
      errorsLine(contract, row),
      `Frame and ack:`,
      jsonBlock(frame),
      jsonBlock(ack),
    ]);
  });

  const definitions: Readonly<Record<string, EventDefinition>> = catalogue.events;
  const events = Object.entries(contract.events).map(([type, row]) =>
    section(`\`${type}\``, [
      String(row.description),
      `Stands in: ${codes(row.streams)} streams. Schema version ${String(row.schemaVersion)}.`,
      fields(row.payload),
      jsonBlock(eventExample(definitions[type] as EventDefinition)),
    ]),
  );

  const transients = Object.entries(contract.transients).map(([type, row]) =>
    section(`\`${type}\``, [String(row.description), fields(row.payload), jsonBlock(transientExample(type))]),
  );

  const endpoints = Object.entries(contract.endpoints).map(([name, row]) =>
    section(`\`${name}\``, [
      `\`${String(row.method)} ${String(row.path)}\` · ${row.access === 'public' ? 'needs no session' : 'needs a session'}`,
      String(row.description),
      ...part('Path', row.params),
      ...part('Query', row.query),
      ...(row.body ? part('Body', row.body) : []),
      ...(Array.isArray(row.media)
        ? [`Answers with a file: ${row.media.join(', ')}.`]
        : part('Result', row.result)),
      errorsLine(contract, row),
    ]),
  );

  const frames = [
    ...Object.entries(contract.clientFrames).map(([name, row]) =>
      section(`\`${name}\``, [
        `Client → server. ${String(row.description)}`,
        ...part('Payload', row.payload),
        ...part('Result', row.result),
      ]),
    ),
    ...Object.entries(contract.serverFrames).map(([name, row]) =>
      section(`\`${name}\``, [
        `Server → client. ${String(row.description)}`,
        ...part('Payload', row.payload),
      ]),
    ),
  ];

  // Names of their own start with a capital letter; the rest are parts of the sections above.
  const entities = Object.entries(contract.$defs)
    .filter(([name]) => /^[A-Z]/.test(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) =>
      section(name, [
        schema.type === 'object' ? fieldTable(schema) : `${typeText(schema)}${patternOf(schema)}`,
      ]),
    );

  return [
    '# Catalogue',
    `Protocol version ${contract.protocol.version}; clients from version ${contract.protocol.floor} on are served. How these travel is told in [spec.md](spec.md).`,
    '## Commands',
    'Each is one frame on the socket, or one `POST /api/v1/commands/<type>` with the same frame as its body, answered by one ack. ' +
      `Any command can meet ${codes(contract.commonErrors)} (see [errors.md](errors.md)).`,
    ...commands,
    '## Events',
    'Each travels in an [Envelope](#envelope); shown is the payload.',
    ...events,
    '## Passing facts',
    'Each travels in a [TransientEvent](#transientevent), in no stream; shown is the payload.',
    ...transients,
    '## Endpoints',
    `Any endpoint can meet ${codes(contract.commonErrors)}.`,
    ...endpoints,
    '## Frames of the live connection',
    ...frames,
    '## Entities',
    ...entities,
  ].join('\n\n');
}

const section = (title: string, parts: readonly string[]): string => [`### ${title}`, ...parts].join('\n\n');

/** What is a list or a choice at its top has no table of its own. */
function shapeOf(contract: ContractDocument, reference: Json | undefined): string | undefined {
  const name = String(asObject(reference).$ref).replace('#/$defs/', '');
  const schema = contract.$defs[name] ?? {};
  if (schema.type === 'object') return undefined;
  const text = typeText(schema);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function patternOf(schema: Row): string {
  return typeof schema.pattern === 'string' && schema.pattern.length < 120
    ? `, \`${schema.pattern.replaceAll('|', '\\|')}\``
    : '';
}

function errorsLine(contract: ContractDocument, row: Row): string {
  const own = (Array.isArray(row.errors) ? row.errors : []).filter(
    (code) => !contract.commonErrors.includes(code),
  );
  return own.length === 0 ? 'Errors: the common ones.' : `Errors: the common ones and ${codes(own)}.`;
}

function codes(values: Json | undefined): string {
  return (Array.isArray(values) ? values : []).map((one) => `\`${String(one)}\``).join(', ');
}
