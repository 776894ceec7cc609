-- The plans of a session are made once. In a database whose tables were never analyzed yet all indexes that begin with the
-- channel looked alike, and one that reads the whole channel was as likely to be taken as the one that reads a row: until
-- the first ANALYZE, about a minute, each send cost more than the one before. No other index begins with the author.
DROP INDEX "message_channel_id_author_id_client_message_id_key";

CREATE UNIQUE INDEX "message_author_id_client_message_id_channel_id_key" ON "message"("author_id", "client_message_id", "channel_id");
