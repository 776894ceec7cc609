import type { IncomingMessage } from 'node:http';
import express from 'express';

/** The address a request comes from, as Express tells it, for requests that do not pass through Express. */
export function createClientAddress(
  trustProxy: number | readonly string[],
): (request: IncomingMessage) => string {
  const isTrusted = express().set('trust proxy', trustProxy).get('trust proxy fn') as (
    address: string,
    hop: number,
  ) => boolean;
  return ({ headers, socket }) => {
    const forwarded = [headers['x-forwarded-for'] ?? []].flat().join(',').split(',');
    const hops = [
      socket.remoteAddress ?? 'unknown',
      ...forwarded
        .map((address) => address.trim())
        .filter((address) => address !== '')
        .reverse(),
    ];
    // The nearest one whose word about the one behind it is not taken.
    const nearest = hops.findIndex((address, hop) => !isTrusted(address, hop));
    return hops.at(nearest) as string;
  };
}
