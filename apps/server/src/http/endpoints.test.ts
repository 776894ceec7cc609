import express from 'express';
import { expect, it } from 'vitest';
import { mountEndpoints } from './endpoints.js';

it('refuses to start while an endpoint of the contract has no handler', () => {
  const never = { consume: async () => undefined, refund: async () => undefined };
  const parts = {
    handlers: [],
    sessions: { read: async () => null },
    isOwnOrigin: () => true,
    requests: never,
    attempts: never,
    handshakes: never,
    uploads: never,
    bodyBytes: 1,
  };
  expect(() => mountEndpoints(express(), parts)).toThrow(/without a handler: session\.read, session\.signIn/);
});
