import { describe, expect, it } from 'vitest';
import { id, sequence, timestamp } from './ids.js';
import { channelStream, parseStreamName, streamName, userStream, workspaceStream } from './streams.js';

const uuid = '0190a5d0-7b3c-7def-8123-456789abcdef';

describe('id', () => {
  it('accepts a UUID in lower case', () => {
    expect(id.parse(uuid)).toBe(uuid);
  });

  it.each([
    ['upper case, which would be a second spelling', uuid.toUpperCase()],
    ['braces', `{${uuid}}`],
    ['no hyphens', uuid.replaceAll('-', '')],
    ['a space after it', `${uuid} `],
    ['a line feed after it', `${uuid}\n`],
    ['a NUL after it', `${uuid}\u0000`],
    ['nothing', ''],
    ['a number', 7],
    ['an object', { id: uuid }],
    ['a list', [uuid]],
  ])('refuses %s', (_, value) => {
    expect(id.safeParse(value).success).toBe(false);
  });
});

describe('sequence', () => {
  it.each([[0], [1], [Number.MAX_SAFE_INTEGER]])('accepts %d', (value) => {
    expect(sequence.parse(value)).toBe(value);
  });

  it.each([[-1], [1.5], [Number.NaN], [Infinity], [2 ** 53], ['1'], [null], [1n]])('refuses %s', (value) => {
    expect(sequence.safeParse(value).success).toBe(false);
  });
});

describe('timestamp', () => {
  it('accepts UTC with milliseconds, as Date writes it', () => {
    const value = new Date(0).toISOString();
    expect(timestamp.parse(value)).toBe(value);
  });

  it.each([
    ['2026-03-01T09:14:05Z'],
    ['2026-03-01T09:14:05.120+02:00'],
    ['2026-03-01T09:14:05.120'],
    ['2026-02-30T09:14:05.120Z'],
    ['2026-03-01'],
    [0],
  ])('refuses %j', (value) => {
    expect(timestamp.safeParse(value).success).toBe(false);
  });
});

describe('stream names', () => {
  it.each([
    [workspaceStream(uuid), 'workspace'],
    [userStream(uuid), 'user'],
    [channelStream(uuid), 'channel'],
  ])('%s is read back as what it was made of', (name, kind) => {
    expect(streamName.parse(name)).toBe(name);
    expect(parseStreamName(name)).toEqual({ kind, id: uuid });
  });

  it.each([
    [`Channel:${uuid}`],
    [`channel:${uuid.toUpperCase()}`],
    [`channel: ${uuid}`],
    [`channel:${uuid}\n`],
    [`room:${uuid}`],
    [`__proto__:${uuid}`],
    [uuid],
    ['channel:'],
    [''],
  ])('%j is no stream name', (name) => {
    expect(streamName.safeParse(name).success).toBe(false);
    expect(parseStreamName(name)).toBeUndefined();
  });
});
