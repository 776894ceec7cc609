import { channelCreate, messageSend } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { readInput } from './read-input.js';

const asked = { channelId: crypto.randomUUID(), clientMessageId: crypto.randomUUID(), text: 'Hello' };

describe('input from outside', () => {
  it('is what its schema makes of it', () => {
    const read = readInput('payload', messageSend.payload, { ...asked, color: 'red' });
    expect(read).toEqual({ ok: true, value: asked });
  });

  it('[R-LIM-3] is refused with the first field that is wrong', () => {
    const read = readInput('payload', channelCreate.payload, { workspaceId: 'w' });
    const details = { path: 'payload.workspaceId', issue: expect.any(String) };
    expect(read).toMatchObject({ ok: false, refusal: { code: 'invalid_input', details } });
  });

  it('[R-LIM-3] is refused when it has a length that is none', () => {
    const text = { length: { toString: 1 } };
    const read = readInput('payload', messageSend.payload, { ...asked, text });
    const details = { path: 'payload', issue: 'cannot be read' };
    expect(read).toMatchObject({ ok: false, refusal: { code: 'invalid_input', details } });
  });

  it.each([new RangeError('ours'), new TypeError('x is not a function')])('does not hide %s', (fault) => {
    const broken = z.string().check(
      z.refine(() => {
        throw fault;
      }),
    );
    expect(() => readInput('body', broken, 'text')).toThrow(fault);
  });
});
