/**
 * What the migrations create by hand because Prisma's schema language has no words for it, each with its reason.
 * Everything else must come out of `prisma/schema.prisma` exactly. Keys are the names in the catalogue of Postgres.
 */
export const beyondSchema: Readonly<Record<string, string>> = {
  channel_public_name_key: 'Names are unique among open public channels only: a partial index.',
  append_messages: 'The whole way of a send through the database in one round trip: a function.',
};
