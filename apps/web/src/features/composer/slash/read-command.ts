import { t } from '@lingui/core/macro';

/** The command a text begins with, known or not: `/name` and what follows. Undefined for plain text and for paths. */
export function readCommand(text: string): { readonly name: string; readonly args: string } | undefined {
  const match = /^\/([a-z]{1,32})(?:[ \t\n]+([\s\S]*))?$/.exec(text.trimEnd());
  return match ? { name: match[1] as string, args: (match[2] ?? '').trim() } : undefined;
}

/** Why a text cannot be sent at a time to come: it would be a command now. `/me` begins a message like any other. */
export function readsAsCommand(text: string): string | undefined {
  const command = readCommand(text);
  if (!command || command.name === 'me') return undefined;
  const { name } = command;
  return t`A text that begins with /${name} reads as a command, and only messages can be sent later.`;
}
