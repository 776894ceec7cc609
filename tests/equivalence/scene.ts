import type { ChatClient, SendPayload } from '@parley/client';
import type { Channel, CommandDefinition, CommandType, Message, ResultOf } from '@parley/protocol';
import { type Context, granted, type Person } from '@parley/protocol/conformance';

/**
 * Four people, each with a client that was there before the command:
 * - `owner`: of the workspace and maker of the place;
 * - `author`: in the place, wrote its first message;
 * - `bystander`: in the place too;
 * - `stranger`: of the workspace, not in the place.
 */
export const roles = ['owner', 'author', 'bystander', 'stranger'] as const;
export type Role = (typeof roles)[number];

export interface Scene {
  readonly context: Context;
  readonly people: Readonly<Record<Role, Person>>;
  readonly clients: Readonly<Record<Role, ChatClient>>;
  /** A channel with messages of all its people, one of them mentioning the bystander. */
  readonly place: Channel;
  /** By the author. */
  readonly message: Message;
  /** Types of the commands that were sent. */
  readonly sent: CommandType[];
  /** By the role's own client; has to be taken. */
  send<D extends CommandDefinition & { readonly type: CommandType }>(
    role: Role,
    definition: D,
    payload: SendPayload<D>,
  ): Promise<ResultOf<D>>;
}

export function sender(clients: Scene['clients'], sent: CommandType[]): Scene['send'] {
  return async (role, definition, payload) => {
    sent.push(definition.type);
    return granted(await clients[role].send(definition, payload), definition.type);
  };
}
