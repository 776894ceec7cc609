// For Prisma's command line tool. Parley itself needs none of it: it applies migrations when it starts.
export default {
  schema: 'prisma/schema.prisma',
  migrations: { path: 'prisma/migrations' },
  // Needed only by commands that talk to a database, such as `prisma studio`.
  datasource: { url: process.env.DATABASE_URL ?? '' },
};
