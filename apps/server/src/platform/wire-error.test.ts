import { errorCodes } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { DomainError } from './domain-error.js';
import { createLogger } from './logger.js';
import { refusalWords } from './refusal-words.js';
import { toWireError } from './wire-error.js';

const written: string[] = [];
const log = await createLogger({
  level: 'warn',
  format: 'json',
  destination: { write: (line) => void written.push(line) },
});
const context = { log, correlationId: 'c-1', name: 'message.send' };

describe('an error on the wire', () => {
  it('tells an expected refusal with its details', () => {
    const error = new DomainError('invalid_input', { path: 'payload.text', issue: 'at most 10 characters' });
    expect(toWireError(error, context)).toEqual({
      code: 'invalid_input',
      message:
        'Something in this request is missing or not as it should be. (payload.text: at most 10 characters)',
      retryable: false,
      correlationId: 'c-1',
      details: { path: 'payload.text', issue: 'at most 10 characters' },
    });
  });

  it('says when to try again', () => {
    const error = toWireError(new DomainError('rate_limited', { retryAfterMs: '1200' }), context);
    expect(error).toMatchObject({ code: 'rate_limited', retryable: true, retryAfterMs: 1200 });
    expect(error).not.toHaveProperty('details');
  });

  it('keeps everything else to the log, where its correlation id finds it', () => {
    const bug = new TypeError('cannot read the password of ada@example.org');
    expect(toWireError(bug, context)).toEqual({
      code: 'internal',
      message: refusalWords.internal,
      retryable: true,
      correlationId: 'c-1',
    });
    expect(written.join()).toContain('c-1');
  });

  it('asks to try again with the same id when the database is gone', () => {
    const lost = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    expect(toWireError(lost, context)).toMatchObject({ code: 'unavailable', retryable: true });
  });

  it('has plain words for every code', () => {
    for (const code of errorCodes) expect(refusalWords[code]).toMatch(/^[A-Z][^!]+\.$/);
  });
});

describe('the log', () => {
  it('never holds secrets or what people write', () => {
    log.warn({
      text: 'hunter2',
      request: { password: 'hunter2', headers: { cookie: 'hunter2' } },
      token: 'hunter2',
    });
    const error = Object.assign(new Error('duplicate key'), {
      detail: 'Key (email)=(hunter2) exists',
      code: '23505',
    });
    log.warn({ err: error }, 'failed');
    expect(written.join()).toContain('23505');
    expect(written.join()).not.toContain('hunter2');
  });
});
