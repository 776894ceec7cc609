import type { ErrorCode } from '@parley/protocol';
import { DomainError } from './domain-error.js';
import { Prisma } from './prisma-client/client.js';

/** For a write of what one alone can have, a name or an address. @throws DomainError `code` when somebody has it already. */
export async function orTaken<T>(code: ErrorCode, write: Promise<T>): Promise<T> {
  try {
    return await write;
  } catch (error) {
    if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002')
      throw new DomainError(code);
    throw error;
  }
}
