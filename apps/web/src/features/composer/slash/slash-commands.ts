import { channelCommands } from './channel-commands.js';
import { enclosingCommands } from './enclosing-commands.js';
import { laterCommands } from './later-commands.js';
import type { SlashCommand } from './outcome.js';
import { personalCommands } from './personal-commands.js';
import { sayingCommands } from './saying-commands.js';

/** Every command that can be typed, in the language of now. A new one is a row in one of the lists, or a list here. */
export function slashCommands(): readonly SlashCommand[] {
  const all = [
    ...sayingCommands(),
    ...channelCommands(),
    ...personalCommands(),
    ...laterCommands(),
    ...enclosingCommands(),
  ];
  return all.sort((a, b) => (a.name < b.name ? -1 : 1));
}

export interface TypedCommand {
  readonly command: SlashCommand;
  readonly args: string;
}

/** The command a text asks for; `unknown` when there is none of that name. */
export function typedCommand(name: string, args: string): TypedCommand | 'unknown' {
  const command = slashCommands().find((one) => one.name === name);
  return command ? { command, args } : 'unknown';
}
