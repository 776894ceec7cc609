-- AlterTable
ALTER TABLE "member" ADD COLUMN     "avatar_hue" SMALLINT,
ADD COLUMN     "pronouns" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "quiet" JSONB,
ADD COLUMN     "status" JSONB,
ADD COLUMN     "time_zone" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "preferences" (
    "user_id" UUID NOT NULL,
    "values" JSONB NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "preferences_pkey" PRIMARY KEY ("user_id")
);

-- CreateTable
CREATE TABLE "sidebar" (
    "user_id" UUID NOT NULL,
    "workspace_id" UUID NOT NULL,
    "layout" JSONB NOT NULL,
    "version" BIGINT NOT NULL,

    CONSTRAINT "sidebar_pkey" PRIMARY KEY ("user_id","workspace_id")
);

-- AddForeignKey
ALTER TABLE "preferences" ADD CONSTRAINT "preferences_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sidebar" ADD CONSTRAINT "sidebar_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "user"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sidebar" ADD CONSTRAINT "sidebar_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;
