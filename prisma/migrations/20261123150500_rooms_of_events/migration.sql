-- Every cluster has a room of events (SYNC-1), made with it from now on; older clusters get theirs here.
-- FORCE binds the owner, who reads and writes across clusters this once.
ALTER TABLE cluster NO FORCE ROW LEVEL SECURITY;
ALTER TABLE room_head NO FORCE ROW LEVEL SECURITY;

INSERT INTO room_head (room, cluster_id)
SELECT 'events.' || id, id FROM cluster
ON CONFLICT (room) DO NOTHING;

ALTER TABLE room_head FORCE ROW LEVEL SECURITY;
ALTER TABLE cluster FORCE ROW LEVEL SECURITY;
