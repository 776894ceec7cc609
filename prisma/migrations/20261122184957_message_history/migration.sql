-- AlterTable
ALTER TABLE "workspace" ADD COLUMN     "delete_within_ms" BIGINT,
ADD COLUMN     "edit_within_ms" BIGINT,
ADD COLUMN     "is_history_visible" BOOLEAN NOT NULL DEFAULT true,
ADD COLUMN     "message_rules_version" BIGINT NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "message_revision" (
    "message_id" UUID NOT NULL,
    "version" BIGINT NOT NULL,
    "text" TEXT NOT NULL,
    "written_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "message_revision_pkey" PRIMARY KEY ("message_id","version")
);
