import { createChannel, type Person, type Team } from './person.js';
import type { Fixtures } from './test.js';

export interface TeamWithRooms extends Team<'Noor' | 'Theo'> {
  readonly Noor: Person;
  readonly Theo: Person;
  /** A channel, called so, that both are in beside the one everybody is in. */
  readonly rooms: string;
}

/** Two people who write to each other in one channel while they look at another. */
export async function teamWithRooms(team: Fixtures['team']): Promise<TeamWithRooms> {
  const made = await team('Noor', 'Theo');
  const { Noor, Theo } = made.people;
  const channel = { workspaceId: made.workspace.id, name: 'rooms', members: [Theo] };
  return { ...made, Noor, Theo, rooms: (await createChannel(Noor, channel)).id };
}
