import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  catalogue,
  composeCatalogues,
  defineCatalogue,
  endpoints,
  issuesOf,
  parseEvent,
  parseTransient,
} from './catalogue.js';
import { defineCommand, defineEvent, defineTransient } from './define.js';
import { commonErrors } from './errors.js';
import { id } from './ids.js';
import * as protocol from './index.js';

const pollOpen = defineCommand({
  type: 'poll.open',
  doc: 'Opens a poll.',
  payload: z.object({ channelId: id }),
  result: z.object({}),
  errors: [],
});
const pollOpened = defineEvent({
  type: 'poll.opened',
  doc: 'A poll was opened.',
  streams: ['channel'],
  schemaVersion: 1,
  payload: z.object({ channelId: id }),
});
const pollLooked = defineTransient({
  type: 'poll.looked',
  doc: 'Somebody looks at a poll.',
  payload: z.object({ channelId: id }),
  keyOf: ({ channelId }) => channelId,
});
const polls = defineCatalogue({ commands: [pollOpen], events: [pollOpened], transients: [pollLooked] });

describe('defineCatalogue', () => {
  it('finds definitions by their type', () => {
    expect(polls.commands['poll.open']).toBe(pollOpen);
    expect(polls.events['poll.opened']).toBe(pollOpened);
    expect(polls.transients['poll.looked']).toBe(pollLooked);
  });

  it('throws when two commands have one type', () => {
    expect(() => defineCatalogue({ commands: [pollOpen, pollOpen], events: [] })).toThrow(
      'poll.open is defined twice',
    );
  });

  it('throws when a command and an event share a type', () => {
    const event = defineEvent({ ...pollOpened, type: 'poll.open' });
    expect(() => defineCatalogue({ commands: [pollOpen], events: [event] })).toThrow(
      'poll.open is defined twice',
    );
  });
});

describe('composeCatalogues', () => {
  it('puts definitions of one’s own beside Parley’s', () => {
    const both = composeCatalogues(catalogue, polls);
    expect(both.commands['poll.open']).toBe(pollOpen);
    expect(both.commands['message.send']).toBe(protocol.messageSend);
    expect(both.events['poll.opened']).toBe(pollOpened);
    expect(both.transients['poll.looked']).toBe(pollLooked);
    expect(both.transients['presence.updated']).toBe(protocol.presenceUpdated);
  });

  it('throws when both define the same type', () => {
    const copy = defineCatalogue({ commands: [protocol.messageSend], events: [] });
    expect(() => composeCatalogues(catalogue, copy)).toThrow('message.send is defined twice');
  });

  it('throws when one’s event is the other’s passing fact', () => {
    const looked = defineTransient({ ...pollLooked, type: 'channel.read' });
    const copy = defineCatalogue({ commands: [], events: [], transients: [looked] });
    expect(() => composeCatalogues(catalogue, copy)).toThrow('channel.read is defined twice');
  });

  it('throws when one’s command is the other’s event', () => {
    const event = defineEvent({ ...pollOpened, type: 'poll.open' });
    expect(() => composeCatalogues(polls, defineCatalogue({ commands: [], events: [event] }))).toThrow(
      'defined twice',
    );
  });
});

describe('the catalogue', () => {
  const isDefinition = (value: unknown): value is { type: string; payload: unknown; errors?: unknown } =>
    typeof value === 'object' && value !== null && 'type' in value && 'payload' in value;

  it('holds every command, event and passing fact that a file of the contract defines', () => {
    const defined = Object.values(protocol).filter(isDefinition);
    const held = Object.values(catalogue).flatMap((part: object) => Object.values(part));
    expect(new Set(held)).toEqual(new Set(defined));
  });

  it('holds every endpoint that a file of the contract defines, each at a place of its own', () => {
    const defined = Object.values(protocol).filter(
      (value) => typeof value === 'object' && value !== null && 'method' in value && 'path' in value,
    );
    expect(new Set<unknown>(endpoints)).toEqual(new Set(defined));
    expect(new Set(endpoints.map((one) => `${one.method} ${one.path}`)).size).toBe(endpoints.length);
    expect(new Set(endpoints.map((one) => one.name)).size).toBe(endpoints.length);
  });

  it.each(Object.values(catalogue.commands))(
    '$type: a noun and a verb, its own errors told once',
    (command) => {
      expect(command.type).toMatch(/^[a-z]+\.[a-z][A-Za-z]*$/);
      expect(command.doc).toMatch(/\.$/);
      expect(command.errors.filter((code) => (commonErrors as readonly string[]).includes(code))).toEqual([]);
      expect(new Set(command.errors).size).toBe(command.errors.length);
    },
  );

  it.each(Object.values(catalogue.events))('$type: named, in a stream, with a version', (event) => {
    expect(event.type).toMatch(/^[a-z]+(\.[a-z][A-Za-z]*)+$/);
    expect(event.doc).toMatch(/\.$/);
    expect(event.streams.length).toBeGreaterThan(0);
    expect(event.schemaVersion).toBeGreaterThan(0);
  });

  it.each([...endpoints])('$name: its params are those of its path', (endpoint) => {
    const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map((match) => match[1]);
    expect(Object.keys(endpoint.params.shape)).toEqual(inPath);
    expect(endpoint.path).toMatch(/^\/api\/v1\//);
  });
});

describe('parseEvent', () => {
  const channelId = '0190a5d0-7b3c-7def-8123-456789abcdef';
  const envelope = {
    eventId: '0190a5d0-7b3c-7def-8123-000000000001',
    schemaVersion: 1,
    stream: `user:${channelId}`,
    sequence: 3,
    type: 'channel.read',
    payload: { channelId, lastReadSequence: 9 },
    timestamp: '2026-03-01T09:14:05.120Z',
  } as const;

  it('gives the event with its payload parsed', () => {
    const parsed = parseEvent({ ...envelope, payload: { ...envelope.payload, laterField: true } });
    expect(parsed).toEqual({ kind: 'event', event: envelope });
  });

  it('[R-EVT-5] tells an event defined later from a broken one', () => {
    expect(parseEvent({ ...envelope, type: 'poll.opened' }).kind).toBe('unknown');
    expect(parseEvent({ ...envelope, payload: { channelId } })).toMatchObject({
      kind: 'malformed',
      issues: expect.stringContaining('lastReadSequence'),
    });
  });

  it.each([['__proto__'], ['constructor'], ['toString'], ['']])('knows no event called %j', (type) => {
    expect(parseEvent({ ...envelope, type }).kind).toBe('unknown');
  });

  it.each([[undefined], [null], [7], ['text'], [[]], [JSON.parse('['.repeat(5_000) + ']'.repeat(5_000))]])(
    'never throws, whatever the payload (%#)',
    (payload) => {
      expect(parseEvent({ ...envelope, payload }).kind).toBe('malformed');
    },
  );
});

describe('parseTransient', () => {
  const userId = '0190a5d0-7b3c-7def-8123-456789abcdef';

  it('gives the fact with its payload parsed, and what it takes the place of', () => {
    const payload = { presence: { userId, status: 'away', lastSeenAt: null } };
    expect(parseTransient({ type: 'presence.updated', payload })).toEqual({
      type: 'presence.updated',
      key: userId,
      payload,
    });
  });

  it('[R-EVT-5] reads a status defined later as unknown', () => {
    const payload = { presence: { userId, status: 'on the moon', lastSeenAt: null } };
    expect(parseTransient({ type: 'presence.updated', payload })?.payload).toMatchObject({
      presence: { status: 'unknown' },
    });
  });

  it.each([['poll.looked'], ['__proto__'], ['message.created'], ['']])('drops a fact called %j', (type) => {
    expect(parseTransient({ type, payload: {} })).toBeNull();
  });

  it.each([[undefined], [null], [7], ['text'], [[]], [{ presence: { userId } }]])(
    'drops what it cannot read (%#)',
    (payload) => {
      expect(parseTransient({ type: 'presence.updated', payload })).toBeNull();
    },
  );
});

describe('issuesOf', () => {
  it('names each field and what is wrong with it', () => {
    const parsed = z.object({ a: z.object({ b: z.number('not a number') }) }).safeParse({ a: { b: 'x' } });
    expect(parsed.error && issuesOf(parsed.error)).toBe('a.b: not a number');
    const whole = z.string('not a text').safeParse(1);
    expect(whole.error && issuesOf(whole.error)).toBe('value: not a text');
  });
});
