-- CreateEnum
CREATE TYPE "saved_state" AS ENUM ('open', 'done');

-- CreateEnum
CREATE TYPE "reminder_state" AS ENUM ('waiting', 'due', 'done');

-- CreateEnum
CREATE TYPE "scheduled_state" AS ENUM ('waiting', 'failed', 'sent', 'cancelled');

-- CreateTable
CREATE TABLE "saved_message" (
    "user_id" UUID NOT NULL,
    "message_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "sequence" BIGINT NOT NULL,
    "state" "saved_state" NOT NULL,
    "saved_at" TIMESTAMPTZ(3) NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "saved_message_pkey" PRIMARY KEY ("user_id","message_id")
);

-- CreateTable
CREATE TABLE "draft" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "draft_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reminder" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "message_id" UUID,
    "channel_id" UUID,
    "sequence" BIGINT,
    "text" TEXT NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "state" "reminder_state" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scheduled_message" (
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "channel_id" UUID NOT NULL,
    "client_message_id" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "send_at" TIMESTAMPTZ(3) NOT NULL,
    "time_zone" TEXT NOT NULL,
    "state" "scheduled_state" NOT NULL,
    "failure" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "scheduled_message_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "saved_message_user_id_workspace_id_idx" ON "saved_message"("user_id", "workspace_id");

-- CreateIndex
CREATE UNIQUE INDEX "draft_user_id_channel_id_key" ON "draft"("user_id", "channel_id");

-- What is left to come back to, of one person; and what is due, at the front of an index that stays as small as that.
CREATE INDEX "reminder_open_idx" ON "reminder" ("user_id", "workspace_id") WHERE "state" <> 'done';
CREATE INDEX "reminder_due_idx" ON "reminder" ("due_at") WHERE "state" = 'waiting';
CREATE INDEX "reminder_over_idx" ON "reminder" ("changed_at") WHERE "state" = 'done';
CREATE INDEX "scheduled_message_open_idx" ON "scheduled_message" ("user_id", "workspace_id")
  WHERE "state" IN ('waiting', 'failed');
CREATE INDEX "scheduled_message_due_idx" ON "scheduled_message" ("send_at") WHERE "state" = 'waiting';
CREATE INDEX "scheduled_message_over_idx" ON "scheduled_message" ("changed_at") WHERE "state" IN ('sent', 'cancelled');
