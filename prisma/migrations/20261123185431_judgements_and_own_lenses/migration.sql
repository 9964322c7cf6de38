-- AlterTable
ALTER TABLE "board" ADD COLUMN     "attributed_judging" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "facilitators_judge" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "rating" (
    "board_id" UUID NOT NULL,
    "card_id" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "sector" "sector" NOT NULL,
    "impact" SMALLINT NOT NULL,
    "uncertainty" SMALLINT NOT NULL,
    "attributed" BOOLEAN NOT NULL,
    "rated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "rating_pkey" PRIMARY KEY ("board_id","card_id","member_id")
);

-- CreateTable
CREATE TABLE "assessment" (
    "board_id" UUID NOT NULL,
    "lens_id" TEXT NOT NULL,
    "element_id" TEXT NOT NULL,
    "member_id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "sector" "sector" NOT NULL,
    "value" SMALLINT NOT NULL,
    "attributed" BOOLEAN NOT NULL,
    "assessed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "assessment_pkey" PRIMARY KEY ("board_id","lens_id","element_id","member_id")
);

-- CreateTable
CREATE TABLE "own_lens" (
    "id" UUID NOT NULL,
    "cluster_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "created_by_id" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "changed_at" TIMESTAMPTZ(3) NOT NULL,
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "own_lens_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "rating_cluster_id_idx" ON "rating"("cluster_id");

-- CreateIndex
CREATE INDEX "rating_member_id_idx" ON "rating"("member_id");

-- CreateIndex
CREATE INDEX "assessment_cluster_id_idx" ON "assessment"("cluster_id");

-- CreateIndex
CREATE INDEX "assessment_member_id_idx" ON "assessment"("member_id");

-- CreateIndex
CREATE INDEX "own_lens_cluster_id_idx" ON "own_lens"("cluster_id");

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_board_id_cluster_id_fkey" FOREIGN KEY ("board_id", "cluster_id") REFERENCES "board"("id", "cluster_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "rating" ADD CONSTRAINT "rating_member_id_cluster_id_fkey" FOREIGN KEY ("member_id", "cluster_id") REFERENCES "member"("id", "cluster_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_board_id_cluster_id_fkey" FOREIGN KEY ("board_id", "cluster_id") REFERENCES "board"("id", "cluster_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assessment" ADD CONSTRAINT "assessment_member_id_cluster_id_fkey" FOREIGN KEY ("member_id", "cluster_id") REFERENCES "member"("id", "cluster_id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "own_lens" ADD CONSTRAINT "own_lens_cluster_id_fkey" FOREIGN KEY ("cluster_id") REFERENCES "cluster"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Checks

ALTER TABLE rating
  ADD CONSTRAINT rating_card_id_form CHECK (length(card_id) BETWEEN 1 AND 128),
  ADD CONSTRAINT rating_scale CHECK (impact BETWEEN 1 AND 5 AND uncertainty BETWEEN 1 AND 5),
  ADD CONSTRAINT rating_of_the_helix CHECK (sector <> 'facilitating');

ALTER TABLE assessment
  ADD CONSTRAINT assessment_ids_form CHECK (
    length(lens_id) BETWEEN 1 AND 128 AND length(element_id) BETWEEN 1 AND 128
  ),
  ADD CONSTRAINT assessment_scale CHECK (value BETWEEN 1 AND 5),
  ADD CONSTRAINT assessment_of_the_helix CHECK (sector <> 'facilitating');

ALTER TABLE own_lens
  ADD CONSTRAINT own_lens_version_from_one CHECK (version >= 1),
  ADD CONSTRAINT own_lens_changes_after_making CHECK (changed_at >= created_at),
  ADD CONSTRAINT own_lens_size CHECK (length(definition::text) <= 200000);

-- Grants: a judgement can be taken back; a lens is archived, since cards stand on it. The sync server
-- knows none of the three.

GRANT SELECT, INSERT, DELETE, UPDATE (sector, impact, uncertainty, attributed, rated_at) ON rating TO framsyn_app;
GRANT SELECT, INSERT, DELETE, UPDATE (sector, value, attributed, assessed_at) ON assessment TO framsyn_app;
GRANT SELECT, INSERT, UPDATE (version, definition, changed_at, archived_at) ON own_lens TO framsyn_app;

-- Row-level security

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['rating', 'assessment', 'own_lens'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    EXECUTE format('CREATE POLICY in_cluster ON %I TO framsyn_app
      USING (cluster_id = current_cluster()) WITH CHECK (cluster_id = current_cluster())', name);
  END LOOP;
END $$;
