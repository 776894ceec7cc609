-- AlterTable
ALTER TABLE "message" ADD COLUMN     "checklist" JSONB,
ADD COLUMN     "poll" JSONB;

-- CreateTable
CREATE TABLE "poll_vote" (
    "message_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "option" SMALLINT NOT NULL,
    "sequence" BIGINT NOT NULL,

    CONSTRAINT "poll_vote_pkey" PRIMARY KEY ("message_id","user_id","option")
);

-- CreateIndex
CREATE UNIQUE INDEX "poll_vote_message_id_option_sequence_key" ON "poll_vote"("message_id", "option", "sequence");
