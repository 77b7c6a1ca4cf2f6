-- Jobs take turns by tenant. Runs as sextant_owner.
--
-- A job that has not ended is due at some time, and while it is worked on it is in one of its tenant's lanes. A tenant has so many lanes as jobs of it may
-- run at once, over all nodes. The scheduler's table holds one row for each lane that is open, and no row for a job: lanes take turns, and a tenant with many
-- jobs has no more of them than one with a few. What is lost with a lane is a turn and never a job.
ALTER TABLE shared.job
  ADD COLUMN due_at timestamptz,
  ADD COLUMN lane   smallint CHECK (lane > 0);

-- The owner is held by row-level security as well, except for this.
ALTER TABLE shared.job NO FORCE ROW LEVEL SECURITY;
ALTER TABLE shared.scheduled_tasks NO FORCE ROW LEVEL SECURITY;
UPDATE shared.job j
  SET due_at = coalesce((SELECT t.execution_time FROM shared.scheduled_tasks t
                         WHERE t.task_name = 'job' AND t.task_instance = j.tenant_id || ':' || j.id), now())
  WHERE j.state IN ('QUEUED', 'RUNNING')
    OR j.state = 'CANCELLED' AND EXISTS (SELECT FROM shared.scheduled_tasks t
                                         WHERE t.task_name = 'job' AND t.task_instance = j.tenant_id || ':' || j.id);
DELETE FROM shared.scheduled_tasks WHERE task_name = 'job';
ALTER TABLE shared.job FORCE ROW LEVEL SECURITY;
ALTER TABLE shared.scheduled_tasks FORCE ROW LEVEL SECURITY;

DROP FUNCTION shared.enqueue_job(uuid);
DROP POLICY enqueue ON shared.scheduled_tasks;

-- No job is ever stranded: the database keeps none that has neither ended nor is due. A cancelled one stays due until its handler was told.
ALTER TABLE shared.job
  ADD CONSTRAINT job_due CHECK (CASE state WHEN 'SUCCEEDED' THEN due_at IS NULL WHEN 'FAILED' THEN due_at IS NULL
                                           WHEN 'CANCELLED' THEN true ELSE due_at IS NOT NULL END),
  ADD CONSTRAINT job_lane CHECK (lane IS NULL OR due_at IS NOT NULL);
CREATE INDEX job_by_due_time ON shared.job (tenant_id, due_at, id) WHERE due_at IS NOT NULL;
CREATE UNIQUE INDEX job_by_lane ON shared.job (tenant_id, lane) WHERE lane IS NOT NULL;

-- The worker learns whose jobs are due, not what they are about.
CREATE POLICY dispatch ON shared.job FOR SELECT TO sextant_worker USING (true);
GRANT SELECT (tenant_id, id, due_at, lane) ON shared.job TO sextant_worker;

-- Opens lanes for what is due: for each of these tenants so many as it has due jobs that nobody works on, and no more than it may have; and those in which a job is
-- already, where they are not open. One that is open stays as it is. Returns how many it opened.
CREATE FUNCTION shared.open_job_lanes(most integer, tenants uuid[]) RETURNS integer
  LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  tenant uuid;
  added  integer;
  opened integer := 0;
BEGIN
  FOREACH tenant IN ARRAY tenants LOOP
    INSERT INTO shared.scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
      SELECT 'job_lane', tenant || ':' || wanted.lane, now(), false, 1, 50
      FROM (
        (SELECT g.lane FROM generate_series(1, most) g(lane)
         WHERE NOT EXISTS (SELECT FROM shared.job h WHERE h.tenant_id = tenant AND h.lane = g.lane)
         ORDER BY g.lane
         LIMIT (SELECT count(*) FROM (SELECT FROM shared.job d
                                      WHERE d.tenant_id = tenant AND d.due_at <= now() AND d.lane IS NULL LIMIT most) due))
        UNION ALL
        SELECT h.lane FROM shared.job h WHERE h.tenant_id = tenant AND h.lane IS NOT NULL
      ) wanted(lane)
      ORDER BY wanted.lane
      ON CONFLICT DO NOTHING;
    GET DIAGNOSTICS added = ROW_COUNT;
    opened := opened + added;
  END LOOP;
  RETURN opened;
END
$$;
REVOKE ALL ON FUNCTION shared.open_job_lanes(integer, uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shared.open_job_lanes(integer, uuid[]) TO sextant_worker;

-- ------------------------------------------------------------------------------------------------------------------------------- schedules
-- Work that is due at times that somebody wrote down: again and again, by a cron on the clocks of a zone, or once. "next_at" is empty while it rests and when it is over.
CREATE TABLE shared.schedule (
  tenant_id   uuid        NOT NULL,
  id          uuid        NOT NULL,
  version     bigint      NOT NULL CHECK (version > 0),
  name        text        NOT NULL,
  kind        text        NOT NULL,
  payload     text        NOT NULL,
  cron        text,
  time_zone   text,
  run_at      timestamptz,
  paused      boolean     NOT NULL,
  problem     text,
  next_at     timestamptz,
  last_at     timestamptz,
  last_job    uuid,
  actor       uuid        NOT NULL,
  permissions text[]      NOT NULL,
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CONSTRAINT schedule_timing CHECK ((cron IS NULL) = (time_zone IS NULL) AND (cron IS NULL) <> (run_at IS NULL)),
  CONSTRAINT schedule_paused CHECK (NOT paused OR next_at IS NULL)
);
CREATE INDEX schedule_by_due_time ON shared.schedule (next_at, tenant_id, id) WHERE next_at IS NOT NULL;
ALTER TABLE shared.schedule ENABLE ROW LEVEL SECURITY;
ALTER TABLE shared.schedule FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON shared.schedule TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON shared.schedule TO sextant_app;
GRANT UPDATE (version, name, payload, cron, time_zone, run_at, paused, problem, next_at, last_at, last_job, actor, permissions, updated_at)
  ON shared.schedule TO sextant_app;
-- The worker learns whose schedules are due, not what they are about.
CREATE POLICY dispatch ON shared.schedule FOR SELECT TO sextant_worker USING (true);
GRANT SELECT (tenant_id, id, next_at) ON shared.schedule TO sextant_worker;

-- The built-in roles of organisations that are there already permit what those of new ones do.
ALTER TABLE identity.role NO FORCE ROW LEVEL SECURITY;
UPDATE identity.role r
  SET permissions = ARRAY(SELECT DISTINCT unnest(r.permissions || 'schedules:read'::text ||
      CASE WHEN 'cases:write' = ANY (r.permissions) THEN ARRAY['schedules:write'] ELSE '{}' END) ORDER BY 1)
  WHERE r.built_in AND 'cases:read' = ANY (r.permissions);
ALTER TABLE identity.role FORCE ROW LEVEL SECURITY;
