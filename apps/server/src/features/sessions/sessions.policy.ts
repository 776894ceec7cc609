import * as z from 'zod/mini';

const address = z.email();

/** Whether the sign-in library will take this address when its owner comes back: it is stricter than the contract. */
export function isUsableAddress(email: string): boolean {
  return address.safeParse(email).success;
}
