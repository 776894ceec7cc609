import { describe, expect, it } from 'vitest';
import { canonical } from './canonical.js';
import { changesBetween } from './changes.js';
import { type ContractDocument, contractDocument } from './document.js';
import { contractHash } from './record.js';

const now = contractDocument();

// biome-ignore lint/suspicious/noExplicitAny: a test reaches into plain JSON to change one thing
function changed(edit: (copy: any) => void): ContractDocument {
  const copy = structuredClone(now);
  edit(copy);
  return copy;
}

describe('changesBetween', () => {
  it('finds nothing between equals', () => {
    expect(changesBetween(now, contractDocument())).toEqual([]);
  });

  // biome-ignore lint/suspicious/noExplicitAny: as above
  const breaking: readonly (readonly [string, (copy: any) => void, string])[] = [
    ['a command that is gone', (c) => delete c.commands['message.send'], 'command message.send is gone'],
    ['an error that is gone', (c) => delete c.errors.name_taken, 'error name_taken is gone'],
    [
      'an error with another status',
      (c) => (c.errors.name_taken.status = 400),
      'error name_taken: status changed',
    ],
    [
      'an endpoint at another place',
      (c) => (c.endpoints.setup.path = '/api/v2/setup'),
      'endpoint setup: path changed',
    ],
    ['a limit that is gone', (c) => delete c.limits.frameBytes, 'limit frameBytes'],
    [
      'a field of an event that is gone',
      (c) => delete c.$defs.Message.properties.text,
      'Message.text is gone',
    ],
    [
      'a field of an event that may be missing',
      (c) => c.$defs.Message.required.pop(),
      'Message.deletedAt is no longer required',
    ],
    [
      'a field of another type',
      (c) => (c.$defs.Message.properties.text.type = 'number'),
      'Message.text: type changed',
    ],
    [
      'a value readers do not know',
      (c) => c.$defs.Channel.properties.kind.enum.push('voice'),
      'Channel.kind: its values changed',
    ],
    [
      'a new field that callers must send',
      (c) => {
        c.$defs['message.send.payload'].properties.priority = { type: 'string' };
        c.$defs['message.send.payload'].required.push('priority');
      },
      'message.send.payload.priority is required now',
    ],
    [
      'a shorter text',
      (c) => (c.$defs['message.send.payload'].properties.text.maxLength = 100),
      'message.send.payload.text: maxLength is narrower',
    ],
    [
      'a longer list for readers that check it',
      (c) => (c.$defs.UserSnapshot.properties.memberships.maxItems = 1e6),
      'UserSnapshot.memberships: maxItems is wider',
    ],
    [
      'a value that callers may no longer send',
      (c) => c.$defs['channel.create.payload'].properties.kind.enum.pop(),
      'channel.create.payload.kind: its values changed',
    ],
    [
      'an item of another kind',
      (c) => (c.$defs.Message.properties.mentions.items = { type: 'string' }),
      'Message.mentions[]',
    ],
  ];

  it.each(breaking)('calls %s breaking', (_, edit, what) => {
    const changes = changesBetween(now, changed(edit));
    expect(changes).toContainEqual({ kind: 'breaking', what: expect.stringContaining(what) });
    expect(contractHash(changed(edit))).not.toBe(contractHash(now));
  });

  // biome-ignore lint/suspicious/noExplicitAny: as above
  const additive: readonly (readonly [string, (copy: any) => void])[] = [
    ['a new command', (c) => (c.commands['poll.open'] = c.commands['message.send'])],
    ['a new error', (c) => (c.errors.quota_reached = { status: 409, retry: 'never' })],
    ['another error of a command', (c) => c.commands['message.send'].errors.push('limit_reached')],
    ['another number for a limit', (c) => (c.limits.directMembers = 20)],
    [
      'a new field for readers',
      (c) => {
        c.$defs.Message.properties.flavours = { type: 'array' };
        c.$defs.Message.required.push('flavours');
      },
    ],
    [
      'a new field that callers may send',
      (c) => (c.$defs['message.send.payload'].properties.priority = { type: 'string' }),
    ],
    ['a longer text', (c) => (c.$defs['message.send.payload'].properties.text.maxLength = 20_000)],
    [
      'a code that readers take for the default',
      (c) => c.$defs.Error.properties.code.enum.push('quota_reached'),
    ],
  ];

  it.each(additive)('calls %s additive', (_, edit) => {
    const changes = changesBetween(now, changed(edit));
    expect(changes.length).toBeGreaterThan(0);
    expect(changes.filter((change) => change.kind === 'breaking')).toEqual([]);
    expect(contractHash(changed(edit))).not.toBe(contractHash(now));
  });

  it('does not count prose', () => {
    const copy = changed((c) => (c.commands['message.send'].description = 'Says something.'));
    expect(changesBetween(now, copy)).toEqual([]);
    expect(contractHash(copy)).toBe(contractHash(now));
  });
});

describe('canonical', () => {
  it('writes one text for what is equal', () => {
    expect(canonical({ b: [1, { d: null, c: 'x' }], a: true })).toBe('{"a":true,"b":[1,{"c":"x","d":null}]}');
  });
});
