-- Events say what to fetch again; after 30 days nobody comes back to ask for them. The job worker may
-- delete those rows of the log too, and says so as it does for merging.
CREATE POLICY forgetting_old_events ON room_log FOR DELETE TO CURRENT_ROLE
  USING (keeping_log() AND starts_with(room, 'events.') AND at < now() - interval '30 days');
