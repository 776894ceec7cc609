import { type Ack, limits } from '@parley/protocol';
import { createContext, type Line, type Person } from '@parley/protocol/conformance';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFixtures } from '../../packages/protocol/contract/fixtures.js';
import { createTestDatabase } from '../support/postgres.js';
import { startTestServer, type TestServer } from '../support/server.js';
import { createTarget } from '../support/target.js';

let server: TestServer;
let person: Person;
let line: Line;
beforeAll(async () => {
  server = await startTestServer({ database: await createTestDatabase() });
  const target = createTarget([server]);
  person = (await createContext(target, { founder: await target.founder(), regulars: [] })).owner;
  line = await person.connect();
});
afterAll(() => server.close());

const commands = readFixtures().filter((fixture) => fixture.kind === 'commands');
const commandId = '01985f10-0008-7a00-8000-000000000801';

/** A value with another in the place of each of its parts, however deep. */
function* replaced(value: unknown, by: unknown): Generator<unknown> {
  yield by;
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value))
    for (const other of replaced(part, by))
      yield Array.isArray(value) ? value.with(Number(key), other) : { ...value, [key]: other };
}

describe.each(commands)('$type', ({ type, good, bad }) => {
  it('[R-LIM-3] is no fault of ours with anything in it that has a length which is none', async () => {
    const [example] = good;
    const codes = new Set<string | undefined>();
    for (const payload of replaced(example?.payload, { length: { toString: 1 } })) {
      const ack = (await line.wire.request(type, { commandId, payload })) as Ack;
      codes.add(ack.ok ? undefined : ack.error.code);
    }
    expect(codes).not.toContain('internal');
    expect(codes).toContain('invalid_input');
  });

  // Bigger ones do not reach the parser.
  const sendable = bad.filter(({ payload }) => JSON.stringify(payload).length < limits.frameBytes - 1_000);

  it.each(sendable)(
    '[R-LIM-3] $about is refused over the socket and over HTTP',
    async ({ payload, names }) => {
      const refusal = { code: 'invalid_input', retryable: false, details: { path: expect.any(String) } };
      const frame = { commandId, payload };
      const ack = await line.wire.request(type, frame);
      expect(ack).toMatchObject({ ok: false, error: refusal });
      const body = JSON.stringify(frame);
      const answer = await person.visitor.request({ method: 'POST', path: `/api/v1/commands/${type}`, body });
      expect([answer.status, answer.contentType]).toEqual([
        400,
        expect.stringContaining('application/problem+json'),
      ]);
      expect(answer.body).toMatchObject(refusal);
      const { path } = (answer.body as { details: { path: string } }).details;
      expect(path).toMatch(names === '' ? /^payload/ : new RegExp(`^payload.${names.split('.')[0]}`));
      expect(line.wire.isClosed()).toBe(false);
    },
  );
});
