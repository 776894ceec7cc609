import type { IncomingHttpHeaders } from 'node:http';

export type OriginCheck = (headers: IncomingHttpHeaders) => boolean;

/**
 * Whether a request comes from a page of this server, or from a program that is no browser: those send neither Origin
 * nor Sec-Fetch-Site, and cannot be made to send somebody else's cookie.
 *
 * Without PUBLIC_URL the page's host is compared with the one the request was sent to; the scheme is left out, because
 * a proxy may have taken the TLS away.
 */
export function createOriginCheck(publicUrl: string | undefined): OriginCheck {
  return (headers) => {
    const { origin, host } = headers;
    if (origin === undefined) {
      const site = headers['sec-fetch-site'];
      return site === undefined || site === 'same-origin' || site === 'none';
    }
    if (publicUrl !== undefined) return origin === publicUrl;
    return URL.canParse(origin) && host !== undefined && new URL(origin).host === host.toLowerCase();
  };
}
