import { createHash } from 'node:crypto';
import type { DBAdapter, Where } from 'better-auth';

/** What is stored of a session token. Tokens are 190 random bits, so one round without salt is enough. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}

type Row = Record<string, unknown> & { token?: unknown };

/**
 * Lets the library work with session tokens while the database holds hashes of them: a token is hashed on its way in,
 * and comes back clear only to the call that brought it. See docs/adr/0003.
 */
export function hashSessionTokens(adapter: DBAdapter): DBAdapter {
  const isSession = ({ model }: { model: string }) => model === 'session';

  return {
    ...adapter,
    create: async (request) => {
      if (!isSession(request)) return adapter.create(request);
      const tokens = new Tokens();
      const data = tokens.hide(request.data as Row) as typeof request.data;
      return tokens.show(await adapter.create({ ...request, data }));
    },
    findOne: async (request) => {
      if (!isSession(request)) return adapter.findOne(request);
      const tokens = new Tokens();
      return tokens.show(await adapter.findOne({ ...request, where: tokens.hideWhere(request.where) }));
    },
    findMany: async <T>(request: Parameters<DBAdapter['findMany']>[0]) => {
      if (!isSession(request)) return adapter.findMany<T>(request);
      const tokens = new Tokens();
      const rows = await adapter.findMany<T>({ ...request, where: tokens.hideWhere(request.where ?? []) });
      return rows.map((row) => tokens.show(row));
    },
    update: async (request) => {
      if (!isSession(request)) return adapter.update(request);
      const tokens = new Tokens();
      const where = tokens.hideWhere(request.where);
      return tokens.show(await adapter.update({ ...request, where, update: tokens.hide(request.update) }));
    },
    updateMany: (request) => adapter.updateMany(isSession(request) ? hidden(request) : request),
    delete: (request) => adapter.delete(isSession(request) ? hidden(request) : request),
    deleteMany: (request) => adapter.deleteMany(isSession(request) ? hidden(request) : request),
    count: (request) => adapter.count(isSession(request) ? hidden(request) : request),
    consumeOne: (request) => adapter.consumeOne(isSession(request) ? hidden(request) : request),
    incrementOne: (request) => adapter.incrementOne(isSession(request) ? hidden(request) : request),
    // The callback would get an adapter that stores tokens in clear; nothing we use asks for one.
    transaction: () => Promise.reject(new Error('Sessions are not written in transactions of the library.')),
  };
}

function hidden<R extends { where?: Where[] | undefined }>(request: R): R {
  return request.where ? { ...request, where: new Tokens().hideWhere(request.where) } : request;
}

/** The tokens that one call brought along, by their hashes. */
class Tokens {
  readonly #byHash = new Map<string, string>();

  hide<R extends Row>(row: R): R {
    return typeof row.token === 'string' ? { ...row, token: this.#hash(row.token) } : row;
  }

  hideWhere(where: readonly Where[]): Where[] {
    return where.map((condition) => {
      if (condition.field !== 'token') return condition;
      const { value } = condition;
      if (typeof value === 'string') return { ...condition, value: this.#hash(value) };
      if (Array.isArray(value)) return { ...condition, value: value.map((one) => this.#hash(String(one))) };
      throw new Error('A session token is compared with something that is not one.');
    });
  }

  show<R>(row: R): R {
    if (typeof row !== 'object' || row === null || !('token' in row)) return row;
    const clear = this.#byHash.get(String(row.token));
    return clear === undefined ? row : { ...row, token: clear };
  }

  #hash(token: string): string {
    const hash = hashToken(token);
    this.#byHash.set(hash, token);
    return hash;
  }
}
