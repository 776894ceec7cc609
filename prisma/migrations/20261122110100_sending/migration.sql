-- Prisma has no words for this: a partial index and a storage parameter.

-- A private channel's name is not compared with others': a refusal would tell that it exists.
CREATE UNIQUE INDEX "channel_public_name_key" ON "channel" ("workspace_id", "name")
  WHERE "kind" = 'public' AND "archived_at" IS NULL;

-- Counters change with every event. Room on their pages lets the new version stay beside the old one, where it is
-- pruned without touching an index.
ALTER TABLE "stream" SET (fillfactor = 50);
