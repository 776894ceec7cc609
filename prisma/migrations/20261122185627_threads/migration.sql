-- AlterTable
ALTER TABLE "channel_member" ADD COLUMN     "joined_sequence" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "message" ADD COLUMN     "also_in_channel" BOOLEAN,
ADD COLUMN     "last_reply_at" TIMESTAMPTZ(3),
ADD COLUMN     "reply_author_ids" UUID[],
ADD COLUMN     "reply_count" INTEGER,
ADD COLUMN     "thread_root_id" UUID;

-- CreateTable
CREATE TABLE "thread_follow" (
    "user_id" UUID NOT NULL,
    "root_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "joined_sequence" BIGINT NOT NULL,
    "last_read_sequence" BIGINT NOT NULL,

    CONSTRAINT "thread_follow_pkey" PRIMARY KEY ("user_id","root_id")
);

-- Pages and unread counts of the main line pass over replies without reading them, however long a thread is.
CREATE INDEX "message_main_line" ON "message" ("channel_id", "sequence")
  WHERE "thread_root_id" IS NULL OR "also_in_channel";

-- The replies of a thread, in order. Ordinary messages are not in it.
CREATE INDEX "message_reply" ON "message" ("channel_id", "thread_root_id", "sequence")
  WHERE "thread_root_id" IS NOT NULL;
