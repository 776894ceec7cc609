import type { ChannelId, CommandPayload, CommandResult, CommandType, UserId } from '@parley/protocol';
import type { PersonKey } from '@parley/seed';
import type { CommandContext, CommandHandlers } from '../platform/handlers.js';
import type { Ids } from '../platform/ids.js';

/** The people and places of the demo, once they exist: scripts know them by name only. */
export interface Cast {
  readonly workspaceId: string;
  readonly people: ReadonlyMap<string, UserId>;
  readonly places: ReadonlyMap<string, ChannelId>;
}

/** Has somebody of the cast send a command. */
export type Act = <T extends CommandType>(
  by: PersonKey,
  type: T,
  payload: CommandPayload<T>,
) => Promise<CommandResult<T>>;

export function createAct(
  people: Cast['people'],
  { handlers, ids }: { handlers: CommandHandlers; ids: Ids },
): Act {
  return <T extends CommandType>(by: PersonKey, type: T, payload: CommandPayload<T>) => {
    const userId = find(people, by);
    const context: CommandContext = { actor: { userId, sessionId: userId }, commandId: ids.next() };
    return handlers[type](payload, context);
  };
}

/** @throws Error for a name that nobody bears: the script is wrong. */
export function find(names: ReadonlyMap<string, string>, name: string): string {
  const id = names.get(name);
  if (id === undefined) throw new Error(`There is no ${name} in the demo.`);
  return id;
}

/** A text of a script with `<@name>` and `<#name>` as they are on the wire. */
export function onTheWire(text: string, { people, places }: Pick<Cast, 'people' | 'places'>): string {
  return text
    .replace(/<@([a-z]+)>/g, (mention, name: string) =>
      people.has(name) ? `<@${people.get(name)}>` : mention,
    )
    .replace(/<#([a-z0-9-]+)>/g, (mention, name: string) =>
      places.has(name) ? `<#${places.get(name)}>` : mention,
    );
}
