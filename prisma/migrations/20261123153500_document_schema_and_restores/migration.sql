-- The newest document schema of those that have written in a room: older clients stay out (SYNC-26).

ALTER TABLE "room_head" ADD COLUMN "schema" INTEGER NOT NULL DEFAULT 1;

GRANT UPDATE (schema) ON room_head TO framsyn_app, framsyn_sync;

-- Run once after a restore from a backup, by whoever restored it (docs/deployment.md). What clients hold
-- of the documents is then of another log epoch, and they begin again from what was restored instead of
-- merging back what the restore undid (SYNC-18). Seconds, since a backup restored twice would otherwise
-- get the same epoch twice.

CREATE FUNCTION begin_log_epoch() RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE
  rooms bigint;
BEGIN
  IF row_security_active('room_head') THEN
    RAISE EXCEPTION 'row-level security hides rooms from "%"; run this as a superuser', current_user
      USING ERRCODE = 'insufficient_privilege';
  END IF;
  UPDATE room_head
  SET log_epoch = greatest(log_epoch + 1, extract(epoch FROM now() - timestamptz '2026-01-01 00:00Z')::int),
    access_epoch = access_epoch + 1
  WHERE room IN (SELECT room FROM room_head ORDER BY room FOR UPDATE);
  GET DIAGNOSTICS rooms = ROW_COUNT;
  RETURN rooms;
END $$;

REVOKE EXECUTE ON FUNCTION begin_log_epoch() FROM PUBLIC;
