import {
  type Ack,
  type CommandDefinition,
  errors,
  isErrorCode,
  issuesOf,
  type ResultOf,
  wireError,
} from '../src/index.js';
import { ConformanceError, equal, holds } from './check.js';
import type { HttpAnswer } from './target.js';

/** A refusal over HTTP: problem details whose status is the one of its code. */
export function refusalOf({ status, contentType, body }: HttpAnswer) {
  holds(
    /^application\/problem\+json/.test(contentType),
    `a refusal is application/problem+json, not ${contentType}`,
  );
  const fields = body as { code?: unknown; detail?: unknown; message?: unknown };
  holds(
    isErrorCode(fields.code),
    `a refusal has a code of the error table, not ${JSON.stringify(fields.code)}`,
  );
  equal(status, errors[fields.code].status, `status of ${fields.code}`);
  return wireError.parse({ ...fields, message: fields.message ?? fields.detail });
}

/** Holds an ack to the definition's result. */
export function parsedAck<D extends CommandDefinition>(definition: D, value: unknown): Ack<ResultOf<D>> {
  const { ok, result, error } = (value ?? {}) as { ok?: unknown; result?: unknown; error?: unknown };
  if (ok === false) {
    holds(
      isErrorCode((error as { code?: unknown })?.code),
      `a refusal has a code of the error table: ${JSON.stringify(error)}`,
    );
    return { ok: false, error: wireError.parse(error) };
  }
  holds(ok === true, `an ack is ok or not, and says so: ${JSON.stringify(value)}`);
  const parsed = definition.result.safeParse(result);
  if (!parsed.success) throw new ConformanceError(`${definition.type}: ${issuesOf(parsed.error)}`);
  return { ok: true, result: parsed.data as ResultOf<D> };
}

export function granted<R>(ack: Ack<R>, what: string): R {
  if (!ack.ok) throw new ConformanceError(`${what} was refused: ${ack.error.code} (${ack.error.message})`);
  return ack.result;
}

export function refused(ack: Ack, code: string, what: string): void {
  equal(ack.ok ? 'ok' : ack.error.code, code, what);
}
