const allowedProtocols = new Set(['http:', 'https:', 'mailto:']);

/** The address as a URL people may follow, or undefined: `javascript:` and friends never reach the page. */
export function safeUrl(href: string): URL | undefined {
  let url: URL;
  try {
    url = new URL(href);
  } catch {
    return undefined;
  }
  return allowedProtocols.has(url.protocol) ? url : undefined;
}

/**
 * Where a link leads, when its text looks like another address ("bank.example" leading elsewhere): shown beside it.
 * Undefined when the text is honest or is no address at all.
 */
export function trueHost(text: string, url: URL): string | undefined {
  const claimed = /^(?:[a-z]+:\/\/)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)(?:[/:?#]|$)/i.exec(text.trim())?.[1];
  if (!claimed || url.protocol === 'mailto:') return undefined;
  const bare = (host: string) => host.toLowerCase().replace(/^www\./, '');
  return bare(claimed) === bare(url.hostname) ? undefined : url.hostname;
}
