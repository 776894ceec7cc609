/** The command a text begins with, known or not: `/name` and what follows. Undefined for plain text and for paths. */
export function readCommand(text: string): { readonly name: string; readonly args: string } | undefined {
  const match = /^\/([a-z]{1,32})(?:[ \t\n]+([\s\S]*))?$/.exec(text.trimEnd());
  return match ? { name: match[1] as string, args: (match[2] ?? '').trim() } : undefined;
}
