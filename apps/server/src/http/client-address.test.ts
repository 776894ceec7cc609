import type { IncomingMessage } from 'node:http';
import express from 'express';
import { describe, expect, it } from 'vitest';
import { createClientAddress } from './client-address.js';

const requestOf = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    connection: { remoteAddress },
    headers: forwarded === undefined ? {} : { 'x-forwarded-for': forwarded },
  }) as unknown as IncomingMessage;

describe('the address of a client', () => {
  it.each([
    [0, '10.0.0.1', '203.0.113.7', '10.0.0.1'],
    [1, '10.0.0.1', '203.0.113.7', '203.0.113.7'],
    [1, '10.0.0.1', '1.1.1.1, 203.0.113.7', '203.0.113.7'],
    [2, '10.0.0.1', '1.1.1.1, 203.0.113.7, 10.0.0.2', '203.0.113.7'],
    [2, '10.0.0.1', '203.0.113.7', '203.0.113.7'],
    [1, '10.0.0.1', undefined, '10.0.0.1'],
    [['loopback'], '127.0.0.1', '1.1.1.1, 203.0.113.7', '203.0.113.7'],
    [['loopback'], '10.0.0.1', '203.0.113.7', '10.0.0.1'],
    [['10.0.0.0/8'], '10.0.0.1', ' 10.0.0.2 ,, 10.0.0.3', '10.0.0.2'],
    [1, '10.0.0.1', 'no address', 'no address'],
  ])('behind %j, from %s, forwarded for %s, is %s', (trustProxy, remote, forwarded, expected) => {
    expect(createClientAddress(trustProxy)(requestOf(remote, forwarded))).toBe(expected);
    // The same as Express says, for the requests that it gets.
    const app = express().set('trust proxy', trustProxy);
    const request = Object.setPrototypeOf(Object.assign(requestOf(remote, forwarded), { app }), app.request);
    expect(createClientAddress(trustProxy)(request)).toBe(request.ip);
  });
});
