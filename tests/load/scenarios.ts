import type { Seat } from './dialects.js';
import { type ParleyTarget, startParley } from './parley-target.js';
import { type Generator, type ServerProcess, startGenerator, startServer } from './processes.js';

export type TargetName = 'parley' | 'naive' | 'bare socket.io' | 'raw ws';

/** Who sits where: for every socket the numbers of its channels. */
export interface Layout {
  readonly channels: number;
  readonly seats: readonly (readonly number[])[];
}

/** 100 channels of 10: each of 100 people is in 10. */
export const spread: Layout = {
  channels: 100,
  seats: Array.from({ length: 100 }, (_, seat) =>
    Array.from({ length: 10 }, (_, step) => (seat + step) % 100),
  ),
};
/** One channel of 20. */
export const hot: Layout = { channels: 1, seats: Array.from({ length: 20 }, () => [0]) };
/** One channel that a thousand sockets look at. */
export const hall: Layout = { channels: 1, seats: Array.from({ length: 1_000 }, () => [0]) };
/** Sockets that say nothing, each in one channel. */
export const idle = (sockets: number): Layout => ({
  channels: 1,
  seats: Array.from({ length: sockets }, () => [0]),
});

const people = 100;

export interface Running {
  readonly server: ServerProcess;
  /** Seats people as the layout says. */
  seat(layout: Layout): Promise<Generator>;
}

export async function startTarget(name: TargetName, databaseUrl: string): Promise<Running> {
  if (name === 'parley') {
    const target = await startParley(databaseUrl, people);
    return { server: target.server, seat: (layout) => seatParley(target, layout) };
  }
  const script = { naive: 'naive', 'bare socket.io': 'bare-socket-io', 'raw ws': 'raw-ws' }[name];
  const server = await startServer({
    script: new URL(`servers/${script}.ts`, import.meta.url).pathname,
    env: { DATABASE_URL: databaseUrl },
    port: /^listening (\d+)/,
  });
  return {
    server,
    seat: (layout) =>
      startGenerator({
        url: server.url,
        dialect: name === 'raw ws' ? 'raw' : 'socket.io',
        seats: layout.seats.map((channels) => ({
          token: '',
          channels: channels.map((number) => `channel-${number}`),
        })),
      }),
  };
}

let madeChannels = 0;

async function seatParley(target: ParleyTarget, layout: Layout): Promise<Generator> {
  const ids: string[] = [];
  for (let channel = 0; channel < layout.channels; channel += 1) {
    const members = layout.seats.flatMap((channels, seat) =>
      channels.includes(channel) ? [seat % people] : [],
    );
    madeChannels += 1;
    // A command adds at most 50 people; looking into a public channel needs no membership, only writing does.
    ids.push(await target.createChannel(`bench-${madeChannels}`, [...new Set(members)].slice(0, 50)));
  }
  const numbers = [...new Set(layout.seats.map((_, seat) => seat % Math.min(people, 50)))];
  const tokens = await target.tokens(
    layout.seats.length <= people ? layout.seats.map((_, seat) => seat) : numbers,
  );
  const seats: Seat[] = layout.seats.map((channels, seat) => ({
    token: tokens[seat % tokens.length] as string,
    channels: channels.map((number) => ids[number] as string),
  }));
  return startGenerator({ url: target.server.url, dialect: 'parley', seats });
}
