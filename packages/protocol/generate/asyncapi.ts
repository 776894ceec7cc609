import type { Json } from '../contract/canonical.js';
import type { ContractDocument } from '../contract/document.js';
import { withReferences } from '../contract/json-schema.js';
import { catalogue, type EventDefinition } from '../src/index.js';
import { commandExample, eventExample, transientExample } from './examples.js';

type Map = { [name: string]: Json };

/** AsyncAPI 3.0 of the socket, told from the server's side: it receives commands and sends frames. */
export function asyncApi(contract: ContractDocument): Json {
  const messages: Map = {};
  const operations: Map = {};
  const reference = (name: string) => ({ $ref: `#/channels/live/messages/${name}` });

  function request(
    name: string,
    message: { summary: Json; payload: Json; result: Json; examples?: Json },
  ): void {
    const reply: Json = {
      oneOf: [
        {
          type: 'object',
          properties: { ok: { const: true }, result: message.result },
          required: ['ok', 'result'],
        },
        {
          type: 'object',
          properties: { ok: { const: false }, error: { $ref: '#/$defs/Error' } },
          required: ['ok', 'error'],
        },
      ],
    };
    messages[name] = {
      name,
      summary: message.summary,
      payload: message.payload,
      ...(message.examples !== undefined && { examples: message.examples }),
    };
    messages[`${name}.ack`] = {
      name: `${name}.ack`,
      summary: `The one answer to \`${name}\`.`,
      payload: reply,
    };
    operations[name] = {
      action: 'receive',
      channel: { $ref: '#/channels/live' },
      messages: [reference(name)],
      reply: { channel: { $ref: '#/channels/live' }, messages: [reference(`${name}.ack`)] },
    };
  }

  for (const [type, row] of Object.entries(contract.commands)) {
    request(type, {
      summary: row.description ?? '',
      payload: {
        type: 'object',
        properties: { commandId: { $ref: '#/$defs/Id' }, payload: row.payload ?? {} },
        required: ['commandId', 'payload'],
      },
      result: row.result ?? {},
      examples: [{ payload: commandExample(type).frame as Json }],
    });
  }
  for (const [name, row] of Object.entries(contract.clientFrames)) {
    request(name, { summary: row.description ?? '', payload: row.payload ?? {}, result: row.result ?? {} });
  }
  const payloadOf = (name: string, payload: Json): Json => {
    if (name === 'stream.events') return listOf(contract.events, '#/$defs/Envelope');
    return name === 'transient.events' ? listOf(contract.transients, '#/$defs/TransientEvent') : payload;
  };
  for (const [name, row] of Object.entries(contract.serverFrames)) {
    messages[name] = {
      name,
      summary: row.description ?? '',
      payload: payloadOf(name, row.payload ?? {}),
      ...(name === 'stream.events' && { examples: eventExamples() }),
      ...(name === 'transient.events' && { examples: transientExamples() }),
    };
    operations[name] = { action: 'send', channel: { $ref: '#/channels/live' }, messages: [reference(name)] };
  }

  return withReferences(
    {
      asyncapi: '3.0.0',
      info: {
        title: 'Parley live connection',
        version: `${contract.protocol.version}.0.0`,
        description:
          'Frames of the Socket.IO connection at `/socket.io`. The rules they follow are in spec.md.',
        license: { name: 'MIT' },
      },
      defaultContentType: 'application/json',
      channels: {
        live: {
          address: '/socket.io',
          description:
            'One connection per client. `auth` of the handshake carries HandshakeAuth; the message name is the Socket.IO event name.',
          messages,
        },
      },
      operations,
      components: { schemas: contract.$defs },
    },
    '#/components/schemas/',
  );
}

/** A list in which each has the payload that its type names; types of a later version are passed over. */
function listOf(rows: ContractDocument['events'], wrapper: string): Json {
  const known = Object.entries(rows).map(
    ([type, row]): Json => ({
      allOf: [
        { $ref: wrapper },
        { type: 'object', properties: { type: { const: type }, payload: row.payload ?? {} } },
      ],
    }),
  );
  return { type: 'array', items: { anyOf: [...known, { $ref: wrapper }] } };
}

function eventExamples(): Json {
  const definitions: Readonly<Record<string, EventDefinition>> = catalogue.events;
  return Object.values(definitions).map((event) => ({
    name: event.type,
    payload: [eventExample(event)] as Json,
  }));
}

function transientExamples(): Json {
  return Object.keys(catalogue.transients).map((type) => ({
    name: type,
    payload: [transientExample(type)] as Json,
  }));
}
