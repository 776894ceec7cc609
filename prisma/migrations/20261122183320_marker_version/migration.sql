-- AlterTable
ALTER TABLE "channel_member" ADD COLUMN     "marker_version" BIGINT NOT NULL DEFAULT 0;
