-- DropIndex
DROP INDEX "channel_workspace_id_kind_idx";

-- AlterTable
ALTER TABLE "channel" ADD COLUMN     "member_count" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "channel_activity" (
    "channel_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "active_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "channel_activity_pkey" PRIMARY KEY ("channel_id")
);

-- CreateIndex
CREATE INDEX "channel_activity_workspace_id_active_at_channel_id_idx" ON "channel_activity"("workspace_id", "active_at", "channel_id");

-- CreateIndex
CREATE INDEX "channel_workspace_id_kind_name_id_idx" ON "channel"("workspace_id", "kind", "name", "id");

-- CreateIndex
CREATE INDEX "channel_workspace_id_kind_created_at_id_idx" ON "channel"("workspace_id", "kind", "created_at", "id");

-- CreateIndex
CREATE INDEX "channel_workspace_id_kind_member_count_id_idx" ON "channel"("workspace_id", "kind", "member_count", "id");

-- AddForeignKey
ALTER TABLE "channel_activity" ADD CONSTRAINT "channel_activity_channel_id_fkey" FOREIGN KEY ("channel_id") REFERENCES "channel"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Triggers, because no writer may forget it: not a server of the release before either, while both run. They lock what
-- they count in, so that nobody comes or goes between them and the first count below.
CREATE FUNCTION count_channel_members() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE channel SET member_count = member_count + CASE TG_OP WHEN 'INSERT' THEN people ELSE -people END
  FROM (SELECT channel_id, count(*)::int AS people FROM moved GROUP BY channel_id) changed
  WHERE channel.id = changed.channel_id;
  RETURN NULL;
END
$$;

CREATE TRIGGER channel_member_counted_in AFTER INSERT ON channel_member
  REFERENCING NEW TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION count_channel_members();

CREATE TRIGGER channel_member_counted_out AFTER DELETE ON channel_member
  REFERENCING OLD TABLE AS moved FOR EACH STATEMENT EXECUTE FUNCTION count_channel_members();

CREATE FUNCTION begin_channel_activity() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO channel_activity (channel_id, workspace_id, active_at) VALUES (NEW.id, NEW.workspace_id, NEW.created_at);
  RETURN NULL;
END
$$;

CREATE TRIGGER channel_activity_begun AFTER INSERT ON channel
  FOR EACH ROW WHEN (NEW.kind = 'public') EXECUTE FUNCTION begin_channel_activity();

UPDATE channel SET member_count = counted.people
FROM (SELECT channel_id, count(*)::int AS people FROM channel_member GROUP BY channel_id) counted
WHERE channel.id = counted.channel_id;

INSERT INTO channel_activity (channel_id, workspace_id, active_at)
SELECT c.id, c.workspace_id, coalesce((
  SELECT m.created_at FROM message m
  WHERE m.channel_id = c.id AND (m.thread_root_id IS NULL OR m.also_in_channel)
  ORDER BY m.sequence DESC LIMIT 1
), c.created_at)
FROM channel c WHERE c.kind = 'public';

-- Appends a batch of messages to their channels, whatever the mix: the arrays run in parallel, one place per message,
-- in order of arrival. `mentioned` holds the ids a text mentions, joined by commas; the channel's own stands for everybody
-- in it. Answers one row per place, in order:
--
--   fresh     written; `sequence` is its number and `mentions` who of the mentioned belongs to the workspace
--   repeated  its author had sent it before; `message_id` is the first one
--   conflict  the client message id was used before, with another text
--   archived  nothing can be written to this channel
--   refused   there is no such channel, or its author does not belong to it
--
-- It raises for none of these, so that one message never fails its neighbours. VOLATILE: every statement sees what was
-- committed before it began, so what is read after the counters are locked is true at that place of the stream. OR REPLACE:
-- a database of before the first release has an older form of it.
CREATE OR REPLACE FUNCTION append_messages(
  channels uuid[], authors uuid[], client_ids uuid[], ids uuid[], texts text[], mentioned text[],
  sent_at timestamptz, event_type text, event_version smallint
) RETURNS TABLE (place bigint, outcome text, message_id uuid, sequence bigint, mentions uuid[])
LANGUAGE plpgsql VOLATILE AS $$
#variable_conflict use_column
BEGIN
  -- In name order, byte by byte, like everybody who locks counters: this rules out deadlocks.
  PERFORM FROM stream
    WHERE name IN (SELECT 'channel:' || channel_id FROM unnest(channels) channel_id)
    ORDER BY name COLLATE "C" FOR NO KEY UPDATE;

  RETURN QUERY
  WITH sent AS (
    SELECT *, sha256(convert_to(text, 'UTF8')) AS content_hash
    FROM unnest(channels, authors, client_ids, ids, texts, mentioned) WITH ORDINALITY
      AS input (channel_id, author_id, client_message_id, id, text, mentioned, place)
  ),
  judged AS MATERIALIZED (
    SELECT sent.*, channel.workspace_id, coalesce(earlier.id, first_value(sent.id) OVER same) AS message_id,
      CASE
        WHEN member.user_id IS NULL THEN 'refused'
        WHEN earlier.content_hash <> sent.content_hash THEN 'conflict'
        WHEN earlier.id IS NOT NULL THEN 'repeated'
        WHEN channel.archived_at IS NOT NULL THEN 'archived'
        WHEN first_value(sent.content_hash) OVER same <> sent.content_hash THEN 'conflict'
        WHEN row_number() OVER same > 1 THEN 'repeated'
        ELSE 'fresh'
      END AS outcome
    FROM sent
    -- LIMIT keeps these look-ups per message: joined freely, a plan made for small tables would scan grown ones.
    LEFT JOIN LATERAL (
      SELECT workspace_id, archived_at FROM channel WHERE id = sent.channel_id LIMIT 1
    ) channel ON true
    LEFT JOIN LATERAL (
      SELECT user_id FROM channel_member WHERE channel_id = sent.channel_id AND user_id = sent.author_id LIMIT 1
    ) member ON true
    -- By its author alone: OFFSET 0 keeps the channel out of the choice of an index, as one might read all of it.
    LEFT JOIN LATERAL (
      SELECT id, content_hash FROM (
        SELECT id, content_hash, channel_id FROM message
        WHERE author_id = sent.author_id AND client_message_id = sent.client_message_id
        OFFSET 0
      ) own
      WHERE channel_id = sent.channel_id
      LIMIT 1
    ) earlier ON true
    WINDOW same AS (PARTITION BY sent.channel_id, sent.author_id, sent.client_message_id ORDER BY sent.place)
  ),
  numbered AS MATERIALIZED (
    SELECT fresh.*, stream.name AS stream,
      stream.head + row_number() OVER (PARTITION BY fresh.channel_id ORDER BY fresh.place) AS sequence,
      CASE WHEN fresh.mentioned = '' THEN '{}' ELSE ARRAY(
        SELECT named.user_id
        FROM unnest(string_to_array(fresh.mentioned, ',')::uuid[]) WITH ORDINALITY AS named (user_id, nth)
        WHERE named.user_id = fresh.channel_id OR (
          SELECT left_at IS NULL FROM member
          WHERE workspace_id = fresh.workspace_id AND user_id = named.user_id LIMIT 1
        )
        ORDER BY named.nth
      ) END AS mentions
    FROM judged fresh
    JOIN stream ON stream.name = 'channel:' || fresh.channel_id
    WHERE fresh.outcome = 'fresh'
  ),
  counted AS (
    UPDATE stream SET head = last.head
    FROM (SELECT stream AS name, max(sequence) AS head FROM numbered GROUP BY stream) last
    WHERE stream.name = last.name
  ),
  noticed AS (
    -- Mostly nothing: what is busy is noted once a minute.
    UPDATE channel_activity SET active_at = sent_at
    FROM (SELECT DISTINCT channel_id FROM numbered) busy
    WHERE channel_activity.channel_id = busy.channel_id AND active_at < sent_at - interval '1 minute'
  ),
  written AS (
    INSERT INTO message (id, channel_id, sequence, version, author_id, client_message_id, text, mentions,
      content_hash, created_at)
    SELECT id, channel_id, sequence, sequence, author_id, client_message_id, text, mentions, content_hash, sent_at
    FROM numbered
  ),
  noted AS (
    INSERT INTO mention (user_id, channel_id, sequence)
    SELECT person.user_id, channel_id, sequence
    FROM numbered, unnest(mentions) AS person (user_id)
    WHERE person.user_id <> author_id
  ),
  logged AS (
    -- The event that creates a message goes by the message's own id.
    INSERT INTO stream_event (stream, sequence, event_id, type, schema_version, reference, recorded_at)
    SELECT stream, sequence, id, event_type, event_version, id, sent_at FROM numbered
  )
  SELECT judged.place, judged.outcome, judged.message_id, numbered.sequence, numbered.mentions
  FROM judged LEFT JOIN numbered USING (place)
  ORDER BY judged.place;
END
$$;
