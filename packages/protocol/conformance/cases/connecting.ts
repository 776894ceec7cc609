import {
  bootstrap,
  closeReasons,
  connectionToken,
  endpoints,
  limits,
  memberRemove,
  protocolFloor,
  protocolVersion,
  sessionSignOut,
} from '../../src/index.js';
import { granted, refused } from '../answers.js';
import type { ConformanceCase } from '../case.js';
import { equal, holds } from '../check.js';
import { endpointCall } from '../person.js';

export const connecting: readonly ConformanceCase[] = [
  {
    rule: 'R-CONN-3',
    title: 'bootstrap tells who, where, the limits and every stream that is needed, with its head',
    run: async ({ owner, channel }) => {
      const own = await channel('private');
      const told = granted(
        await owner.call(bootstrap, { query: { workspace: owner.workspace.slug } }),
        'bootstrap',
      );
      const names = told.streams.map((one) => one.stream);
      for (const name of [
        `user:${owner.account.id}`,
        `workspace:${owner.workspace.id}`,
        `channel:${own.id}`,
      ]) {
        holds(
          names.some((one) => one === name),
          `${name} is among the allowed streams`,
        );
      }
      equal(new Set(names).size, names.length, 'each stream is named once');
      equal(told.limits, limits, 'the limits');
      equal(told.protocol, { version: protocolVersion, floor: protocolFloor }, 'the protocol');
    },
  },
  {
    rule: 'R-CONN-3',
    title: 'bootstrap does not name streams the caller may not read',
    run: async ({ owner, member, channel }) => {
      const secret = await channel('private');
      const other = await member();
      const told = granted(
        await other.call(bootstrap, { query: { workspace: owner.workspace.slug } }),
        'bootstrap',
      );
      const names: readonly string[] = told.streams.map((one) => one.stream);
      holds(!names.includes(`channel:${secret.id}`), 'the private channel is not told');
      holds(!names.includes(`user:${owner.account.id}`), "the owner's own stream is not told");
    },
  },
  {
    rule: 'R-CONN-3',
    title: 'bootstrap needs a session, and a workspace one belongs to',
    run: async ({ target, owner, outsider }) => {
      const query = { workspace: owner.workspace.slug };
      refused(await endpointCall(target.visitor())(bootstrap, { query }), 'unauthenticated', 'signed out');
      refused(await (await outsider()).call(bootstrap, { query }), 'not_found', 'of another workspace');
    },
  },
  {
    rule: 'R-CONN-4',
    title: 'a token is short-lived and given for one’s own workspaces only',
    run: async ({ target, owner, outsider }) => {
      const body = { workspaceId: owner.workspace.id };
      const { token, expiresInMs } = granted(await owner.call(connectionToken, { body }), 'a token');
      holds(
        token.length > 0 && expiresInMs > 0 && expiresInMs <= 300_000,
        'it is good for at most five minutes',
      );
      refused(
        await endpointCall(target.visitor())(connectionToken, { body }),
        'unauthenticated',
        'signed out',
      );
      refused(await (await outsider()).call(connectionToken, { body }), 'not_found', 'of another workspace');
    },
  },
  {
    rule: 'R-CONN-5',
    title: 'a handshake without a good token is refused with its code',
    run: async ({ owner }) => {
      const token = await owner.token();
      const middle = Math.floor(token.length / 2);
      const forged = `${token.slice(0, middle)}${token[middle] === 'A' ? 'B' : 'A'}${token.slice(middle + 1)}`;
      const bad: readonly unknown[] = [
        undefined,
        { protocol: protocolVersion },
        { token: '', protocol: protocolVersion },
        { token: 'x.y.z', protocol: protocolVersion },
        { token: 7, protocol: protocolVersion },
        { token: 'a'.repeat(10_000), protocol: protocolVersion },
        { token: forged, protocol: protocolVersion },
      ];
      for (const auth of bad) {
        const answer = await owner.visitor.connect(auth);
        equal(
          answer.kind === 'refused' && answer.code,
          'token_invalid',
          `handshake with ${JSON.stringify(auth)?.slice(0, 60)}`,
        );
      }
      equal(closeReasons.token_invalid.reconnect, 'fresh-token', 'what the client does about it');
      (await owner.connect()).close();
    },
  },
  {
    rule: 'R-CONN-5',
    title: 'a token that has run out is refused as that',
    needs: 'expiredToken',
    run: async ({ target, owner }) => {
      const token = await target.expiredToken?.(owner.visitor, owner.workspace.id);
      const answer = await owner.visitor.connect({ token, protocol: protocolVersion });
      equal(answer.kind === 'refused' && answer.code, 'token_expired', 'the handshake');
    },
  },
  {
    rule: 'R-CONN-5',
    title: 'a token outlives neither its session nor its membership',
    run: async ({ owner, newcomer }) => {
      const [leaver, removed] = [await newcomer(), await newcomer()];
      const tokens = [await leaver.token(), await removed.token()];
      granted(await leaver.call(sessionSignOut), 'signing out');
      await owner.done(memberRemove, { workspaceId: owner.workspace.id, memberId: removed.account.id });
      const answers = [
        await leaver.visitor.connect({ token: tokens[0], protocol: protocolVersion }),
        await removed.visitor.connect({ token: tokens[1], protocol: protocolVersion }),
      ];
      equal(
        answers.map((one) => one.kind === 'refused' && one.code),
        ['session_revoked', 'workspace_access_revoked'],
        'the handshakes',
      );
    },
  },
  {
    rule: 'R-CONN-6',
    title: 'the first frame is connection.ack with identity, limits, versions and heartbeat',
    run: async ({ owner }) => {
      const { hello, close } = await owner.connect();
      equal([hello.userId, hello.workspaceId], [owner.account.id, owner.workspace.id], 'who and where');
      equal(hello.limits, limits, 'the limits');
      equal(hello.protocol, { version: protocolVersion, floor: protocolFloor }, 'the protocol');
      equal(hello.heartbeat, { intervalMs: 25_000, timeoutMs: 10_000 }, 'the heartbeat (R-REC-5)');
      close();
    },
  },
  {
    rule: 'R-CONN-7',
    title: 'another site can neither call nor change anything',
    run: async ({ owner }) => {
      const headers = { origin: 'https://elsewhere.example' };
      const answer = await owner.visitor.request({
        method: 'POST',
        path: '/api/v1/realtime/token',
        body: '{}',
        headers,
      });
      equal([answer.status, (answer.body as { code?: unknown }).code], [403, 'origin_refused'], 'the answer');
    },
  },
  {
    rule: 'R-AUTH-4',
    title: 'every endpoint that needs a session says so',
    run: async ({ target }) => {
      const call = endpointCall(target.visitor());
      const id = target.newId();
      const others: Readonly<Record<string, string>> = { stream: `channel:${id}`, type: 'message.send' };
      for (const endpoint of endpoints) {
        if (endpoint.access === 'public') continue;
        const names = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);
        const params = Object.fromEntries(names.map((name) => [name, others[name] ?? id]));
        const body = endpoint.method === 'POST' ? {} : undefined;
        refused(await call(endpoint, { params, body }), 'unauthenticated', endpoint.name);
      }
    },
  },
  {
    rule: 'R-EVT-5',
    title: 'a client of a version outside the window is refused as that',
    run: async ({ owner }) => {
      for (const protocol of [protocolFloor - 1, protocolVersion + 1]) {
        const answer = await owner.visitor.connect({ token: await owner.token(), protocol });
        equal(answer.kind === 'refused' && answer.code, 'protocol_unsupported', `version ${protocol}`);
      }
    },
  },
];
