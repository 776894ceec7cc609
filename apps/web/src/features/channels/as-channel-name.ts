/** What a typed name becomes while it is typed: lower case, hyphens for spaces. Other signs stay, to be told about. */
export function asChannelName(typed: string): string {
  return typed
    .replace(/^[#\s]+/, '')
    .replace(/\s+/g, '-')
    .toLocaleLowerCase();
}
