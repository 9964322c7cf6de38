-- AlterTable
ALTER TABLE "room_log" ADD COLUMN "first_seq" BIGINT;

-- A row that stands for several keeps the highest seq of theirs and says where they began.
ALTER TABLE room_log
  ADD CONSTRAINT room_log_merged_from_below CHECK (first_seq >= 1 AND first_seq < seq);

-- What is older than the audit window is merged at night by the job worker, which signs in as the
-- owner and says so. No other role may delete from a log, and the owner only what a snapshot holds.
CREATE FUNCTION keeping_log() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT coalesce(current_setting('framsyn.keeping', true), '') = 'on' $$;

CREATE POLICY keeping_log ON room_head FOR SELECT TO CURRENT_ROLE USING (keeping_log());
CREATE POLICY keeping_log ON room_log FOR SELECT TO CURRENT_ROLE USING (keeping_log());
CREATE POLICY merged_away ON room_log FOR DELETE TO CURRENT_ROLE
  USING (keeping_log()
    AND EXISTS (SELECT FROM room_head h WHERE h.room = room_log.room AND room_log.seq <= h.snapshot_seq));
CREATE POLICY merged ON room_log FOR INSERT TO CURRENT_ROLE
  WITH CHECK (keeping_log() AND first_seq IS NOT NULL
    AND EXISTS (SELECT FROM room_head h WHERE h.room = room_log.room AND room_log.seq <= h.snapshot_seq));
