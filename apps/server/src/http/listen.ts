import { once } from 'node:events';
import type { Server } from 'node:http';

export interface ListenOptions {
  readonly host: string;
  /** Undefined: the first free one from 3000 on. */
  readonly port: number | undefined;
}

const firstPort = 3_000;
const portsTried = 20;
/**
 * Connections that may wait to be accepted, as far as the system allows (`net.core.somaxconn`, 4,096 by default). Node's own
 * 511 overflow when a crowd comes back from a node that died, and whoever finds no room waits a second or three.
 */
const backlog = 4_096;

/** @throws Error with words for a person when no port could be had. Returns the port in use. */
export async function listen(server: Server, { host, port }: ListenOptions): Promise<number> {
  const candidates =
    port === undefined ? Array.from({ length: portsTried }, (_, index) => firstPort + index) : [port];
  for (const candidate of candidates) {
    try {
      server.listen({ port: candidate, host, backlog });
      await once(server, 'listening');
      const address = server.address();
      return typeof address === 'object' && address !== null ? address.port : candidate;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') continue;
      throw new Error(`Parley cannot listen on ${host}, port ${candidate}: ${(error as Error).message}`, {
        cause: error,
      });
    }
  }
  const taken =
    port === undefined ? `Ports ${firstPort} to ${firstPort + portsTried - 1} are` : `Port ${port} is`;
  throw new Error(`${taken} in use by another program. Set PORT to a free one.`);
}
