-- AlterTable
ALTER TABLE "thread_follow" ADD COLUMN     "marker_version" BIGINT NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "scheduled_message" ADD COLUMN     "also_in_channel" BOOLEAN,
ADD COLUMN     "thread_root_id" UUID;

-- Until now a draft was of a channel, which is its place.
ALTER TABLE "draft" ADD COLUMN     "place_id" UUID;
UPDATE "draft" SET "place_id" = "channel_id";
ALTER TABLE "draft" ALTER COLUMN "place_id" SET NOT NULL;

-- DropIndex
DROP INDEX "draft_user_id_channel_id_key";

-- CreateIndex
CREATE UNIQUE INDEX "draft_user_id_place_id_key" ON "draft"("user_id", "place_id");
