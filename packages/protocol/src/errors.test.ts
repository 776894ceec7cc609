import { describe, expect, it } from 'vitest';
import { catalogue, endpoints } from './catalogue.js';
import { closeReasons, isCloseReason } from './close-reasons.js';
import { commonErrors, errorCodes, errors, isErrorCode } from './errors.js';

describe('the error table', () => {
  it.each(errorCodes.map((code) => ({ code, ...errors[code] })))(
    '$code has a status, a retry rule and a meaning',
    (row) => {
      expect(row.code).toMatch(/^[a-z]+(_[a-z]+)*$/);
      expect(row.status).toBeGreaterThanOrEqual(400);
      expect(row.status).toBeLessThan(600);
      expect(row.meaning).toMatch(/\.$/);
    },
  );

  it('says of every fault of the server that its effect is not known, and of no refusal', () => {
    for (const code of errorCodes)
      expect([code, errors[code].retry === 'same-id']).toEqual([code, errors[code].status >= 500]);
  });

  it('holds no code that nothing can answer with', () => {
    // Met before a command or endpoint is reached: by the dispatcher, the parser and the two guards at the door.
    const atTheDoor = [
      'unknown_command',
      'origin_refused',
      'protocol_unsupported',
      'session_revoked',
      'token_invalid',
      'token_expired',
    ];
    const declared = [...Object.values(catalogue.commands), ...endpoints].flatMap(
      (one): readonly string[] => one.errors,
    );
    expect(new Set([...declared, ...commonErrors, ...atTheDoor])).toEqual(new Set(errorCodes));
  });

  it.each([['__proto__'], ['constructor'], ['INTERNAL'], [''], [null], [{}]])('%j is no code', (value) => {
    expect(isErrorCode(value)).toBe(false);
  });

  it('knows its own codes', () => {
    expect(errorCodes.every(isErrorCode)).toBe(true);
  });
});

describe('the close reasons', () => {
  it.each(Object.entries(closeReasons))('%s tells a client whether to come back', (code, row) => {
    expect(code).toMatch(/^[a-z]+(_[a-z]+)*$/);
    expect(['now', 'fresh-token', 'later', 'never']).toContain(row.reconnect);
    expect(row.meaning).toMatch(/\.$/);
  });

  it('share their meaning with the error of the same name: a 401 for a session, a fresh token for a token', () => {
    expect(closeReasons.token_expired.reconnect).toBe('fresh-token');
    expect(closeReasons.token_invalid.reconnect).toBe('fresh-token');
    expect(closeReasons.session_revoked.reconnect).toBe('never');
    for (const code of Object.keys(closeReasons))
      if (isErrorCode(code)) expect(errors[code].status).toBeGreaterThanOrEqual(401);
  });

  it.each([['__proto__'], ['toString'], [''], [undefined]])('%j is no reason', (value) => {
    expect(isCloseReason(value)).toBe(false);
  });
});
