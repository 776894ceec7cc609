import { describe, expect, it } from 'vitest';
import { DomainError } from '../platform/domain-error.js';
import { asRefusal } from './error-handler.js';

const thrown = (fields: object) => Object.assign(new Error('no'), fields);

describe('what is thrown while a request is answered', () => {
  it('is the sender’s fault when it has a status that says so', () => {
    expect(asRefusal(thrown({ status: 400 }))).toMatchObject({ code: 'invalid_input' });
    expect(asRefusal(thrown({ status: 413, type: 'entity.too.large' }))).toMatchObject({ code: 'too_large' });
    expect(asRefusal(thrown({ status: 400, type: 'entity.parse.failed' }))).toMatchObject({
      code: 'invalid_input',
      details: { path: 'body' },
    });
  });

  it('is ours otherwise: without a status, with one of 5xx, and with one in words, as when the database is away', () => {
    const ours = [{}, { status: 500 }, { status: 'INTERNAL_SERVER_ERROR', statusCode: 500 }].map(thrown);
    for (const error of [...ours, new DomainError('not_found')]) expect(asRefusal(error)).toBe(error);
  });
});
