import { describe, expect, it } from 'vitest';
import { databaseFault } from './database-errors.js';

const error = (fields: object, message = 'failed') => Object.assign(new Error(message), fields);

describe('what an error of the database says about trying again', () => {
  it.each([
    ['a deadlock', error({ code: '40P01' }), 'conflict'],
    ['the same from Prisma', error({ code: 'P2034' }), 'conflict'],
    [
      'the same inside a raw query',
      error({ code: 'P2010', meta: { driverAdapterError: { cause: { originalCode: '40001' } } } }),
      'conflict',
    ],
    ['a refused connection', error({ code: 'ECONNREFUSED' }), 'unreachable'],
    ['a missing socket file', error({ code: 'ENOENT', syscall: 'connect' }), 'unreachable'],
    [
      'the same as words of Prisma',
      new Error('outer', { cause: error({ code: 'P2010' }, 'connect ENOENT /run/.s.PGSQL.5432') }),
      'unreachable',
    ],
    ['a server that shuts down', error({ code: '57P01' }), 'unreachable'],
    ['a connection exception', error({ code: '08006' }), 'unreachable'],
    ['a connection that is gone', error({}, 'Connection terminated unexpectedly'), 'unreachable'],
    ['one below another error', new Error('outer', { cause: error({ code: 'ECONNRESET' }) }), 'unreachable'],
    ['a missing file', error({ code: 'ENOENT', syscall: 'open' }), undefined],
    ['a constraint', error({ code: '23505' }), undefined],
    ['a bug', new TypeError('x is undefined'), undefined],
    ['no error', 'text', undefined],
  ])('%s', (_title, thrown, expected) => {
    expect(databaseFault(thrown)).toBe(expected);
  });
});
