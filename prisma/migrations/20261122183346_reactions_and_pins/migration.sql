-- AlterTable
ALTER TABLE "message" ADD COLUMN     "pinned_at" TIMESTAMPTZ(3),
ADD COLUMN     "pinned_by" UUID,
ADD COLUMN     "reactions" JSONB;

-- CreateTable
CREATE TABLE "reaction" (
    "message_id" UUID NOT NULL,
    "emoji" TEXT NOT NULL,
    "sequence" BIGINT NOT NULL,
    "user_id" UUID NOT NULL,

    CONSTRAINT "reaction_pkey" PRIMARY KEY ("message_id","user_id","emoji")
);

-- CreateIndex
CREATE UNIQUE INDEX "reaction_message_id_emoji_sequence_key" ON "reaction"("message_id", "emoji", "sequence");

-- Prisma has no words for a partial index: what is not pinned, which is nearly everything, costs it nothing.
CREATE INDEX "message_pinned_key" ON "message" ("channel_id", "sequence") WHERE "pinned_at" IS NOT NULL;
