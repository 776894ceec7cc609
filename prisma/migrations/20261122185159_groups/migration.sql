-- CreateTable
CREATE TABLE "user_group" (
    "id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "member_ids" UUID[],
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),
    "version" BIGINT NOT NULL,

    CONSTRAINT "user_group_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "user_group_workspace_id_idx" ON "user_group"("workspace_id");

-- AddForeignKey
ALTER TABLE "user_group" ADD CONSTRAINT "user_group_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Names of groups that were deleted are free again.
CREATE UNIQUE INDEX "user_group_name_key" ON "user_group" ("workspace_id", "name") WHERE "deleted_at" IS NULL;
