import { channels, directs, type PersonKey } from '@parley/seed';

/** A place where people of the demo talk. */
export interface Conversation {
  /** A channel's name, or the people of a direct conversation. */
  readonly name: string;
  readonly members: readonly PersonKey[];
  readonly script: (typeof channels)[number]['script'];
}

export function nameOfDirect({ members }: { readonly members: readonly PersonKey[] }): string {
  return members.join('+');
}

export const conversations: readonly Conversation[] = [
  ...channels,
  ...directs.map((direct) => ({ ...direct, name: nameOfDirect(direct) })),
];
