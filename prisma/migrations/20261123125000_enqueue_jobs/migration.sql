-- The one door to the job queue. graphile-worker's own add_job fails for a role that does not own its
-- tables, so this runs as the owner and takes nothing but a task, a payload, a time and a key.
CREATE FUNCTION enqueue_job(task text, payload jsonb, run_at timestamptz DEFAULT now(), job_key text DEFAULT NULL)
RETURNS void
LANGUAGE plpgsql
SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  PERFORM graphile_worker.add_job(
    identifier => task,
    payload => payload::json,
    run_at => run_at,
    job_key => job_key
  );
END;
$$;

REVOKE ALL ON FUNCTION enqueue_job(text, jsonb, timestamptz, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION enqueue_job(text, jsonb, timestamptz, text) TO framsyn_app;
