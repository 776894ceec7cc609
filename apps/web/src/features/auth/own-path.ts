/**
 * A path on this site and nothing else: a link must not be able to send people elsewhere after they signed in.
 * Browsers drop tabs and line breaks and read a backslash as a slash, so those are refused as well.
 */
export function isOwnPath(value: unknown): value is string {
  return typeof value === 'string' && /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value);
}
