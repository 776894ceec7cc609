/**
 * What the migrations create by hand because Prisma's schema language has no words for it, each with its reason.
 * Everything else must come out of `prisma/schema.prisma` exactly. Keys are the names in the catalogue of Postgres.
 */
export const beyondSchema: Readonly<Record<string, string>> = {};
