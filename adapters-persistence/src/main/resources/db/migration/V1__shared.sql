-- The kernel: events to deliver, jobs, idempotency keys. Runs as sextant_owner. Only features of PostgreSQL 15.
--
-- Every table with a tenant_id has row-level security, enabled and forced, with one policy per role that may see it. The policies read the
-- setting inline: a function marked immutable would be folded into a generic plan and hand one tenant the rows of another.

ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;

GRANT USAGE ON SCHEMA shared TO sextant_app, sextant_worker;
GRANT SELECT ON shared.flyway_schema_history TO sextant_app, sextant_worker;

-- ---------------------------------------------------------------------------------------------------------------------------------- outbox
-- Events, appended in the transaction of the change that raised them; never updated. Partitioned by month so that old ones are dropped
-- and not deleted. "transaction" lets a reader wait until every older transaction has ended, and so miss nothing.
CREATE TABLE shared.outbox (
  tenant_id         uuid        NOT NULL,
  event_id          uuid        NOT NULL,
  aggregate_type    text        NOT NULL,
  aggregate_id      uuid        NOT NULL,
  aggregate_version bigint      NOT NULL,
  sequence          integer     NOT NULL,
  type              text        NOT NULL,
  version           integer     NOT NULL,
  payload           jsonb       NOT NULL,
  actor             uuid        NOT NULL,
  request_id        text        NOT NULL,
  traceparent       text,
  occurred_at       timestamptz NOT NULL,
  recorded_at       timestamptz NOT NULL DEFAULT now(),
  transaction       xid8        NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (tenant_id, event_id, recorded_at),
  UNIQUE (tenant_id, aggregate_type, aggregate_id, aggregate_version, sequence, recorded_at)
) PARTITION BY RANGE (recorded_at);
CREATE INDEX outbox_in_order ON shared.outbox (transaction, event_id);

ALTER TABLE shared.outbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE shared.outbox FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON shared.outbox TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY dispatch ON shared.outbox FOR SELECT TO sextant_worker USING (true);
GRANT SELECT, INSERT ON shared.outbox TO sextant_app;
-- The worker learns that there is an event and whose, not what it says.
GRANT SELECT (tenant_id, event_id, aggregate_type, aggregate_id, aggregate_version, sequence, type, version, recorded_at, transaction)
  ON shared.outbox TO sextant_worker;

-- A partition takes rows only through its parent: it has no grant and no policy of its own.
CREATE TABLE shared.outbox_rest PARTITION OF shared.outbox DEFAULT;
ALTER TABLE shared.outbox_rest ENABLE ROW LEVEL SECURITY;
ALTER TABLE shared.outbox_rest FORCE ROW LEVEL SECURITY;

-- Makes the partitions of this month and of as many months ahead as asked for; those that are there stay as they are. A month whose rows
-- already went to the rest, because nobody made its partition in time, is left to the rest. Returns how many it made.
CREATE FUNCTION shared.make_partitions(months_ahead integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  parent text;
  month  timestamptz;
  child  text;
  made   integer := 0;
BEGIN
  IF months_ahead NOT BETWEEN 0 AND 24 THEN
    RAISE EXCEPTION 'months_ahead must be 0 to 24: %', months_ahead USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('sextant.partitions'));
  FOREACH parent IN ARRAY ARRAY['outbox'] LOOP
    FOR ahead IN 0 .. months_ahead LOOP
      month := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ahead)) AT TIME ZONE 'UTC';
      child := parent || to_char(month AT TIME ZONE 'UTC', '_YYYY_MM');
      IF to_regclass(format('shared.%I', child)) IS NULL THEN
        BEGIN
          EXECUTE format('CREATE TABLE shared.%I PARTITION OF shared.%I FOR VALUES FROM (%L) TO (%L)',
            child, parent, month, (month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC');
          EXECUTE format('ALTER TABLE shared.%I ENABLE ROW LEVEL SECURITY', child);
          EXECUTE format('ALTER TABLE shared.%I FORCE ROW LEVEL SECURITY', child);
          made := made + 1;
        EXCEPTION WHEN check_violation THEN
          RAISE NOTICE 'rows of % are in the rest already', child;
        END;
      END IF;
    END LOOP;
  END LOOP;
  RETURN made;
END
$$;

-- Drops the partitions whose every row is older than asked for, and never one of the last thirty days. Returns how many it dropped.
CREATE FUNCTION shared.retire_partitions(older_than timestamptz) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  parent  text;
  child   text;
  dropped integer := 0;
BEGIN
  IF older_than > now() - interval '30 days' THEN
    RAISE EXCEPTION 'older_than must be at least 30 days ago: %', older_than USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('sextant.partitions'));
  FOREACH parent IN ARRAY ARRAY['outbox'] LOOP
    FOR child IN
      SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
      WHERE i.inhparent = to_regclass(format('shared.%I', parent)) AND c.relname ~ ('^' || parent || '_\d{4}_\d{2}$')
    LOOP
      IF (to_timestamp(right(child, 7), 'YYYY_MM')::timestamp + interval '1 month') AT TIME ZONE 'UTC' <= older_than THEN
        EXECUTE format('DROP TABLE shared.%I', child);
        dropped := dropped + 1;
      END IF;
    END LOOP;
  END LOOP;
  RETURN dropped;
END
$$;
REVOKE ALL ON FUNCTION shared.make_partitions(integer), shared.retire_partitions(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shared.make_partitions(integer), shared.retire_partitions(timestamptz) TO sextant_worker;
DO $$ BEGIN PERFORM shared.make_partitions(3); END $$;

-- ------------------------------------------------------------------------------------------------------------------------------------ jobs
-- What a job is about and how far it is, for its tenant alone.
CREATE TABLE shared.job (
  tenant_id        uuid             NOT NULL,
  id               uuid             NOT NULL,
  kind             text             NOT NULL,
  payload          text             NOT NULL,
  state            text             NOT NULL CHECK (state IN ('QUEUED', 'RUNNING', 'SUCCEEDED', 'FAILED', 'CANCELLED')),
  progress         double precision NOT NULL DEFAULT 0 CHECK (progress BETWEEN 0 AND 1),
  messages         text[]           NOT NULL DEFAULT '{}',
  result           text,
  error            text,
  cancel_requested boolean          NOT NULL DEFAULT false,
  tries            integer          NOT NULL DEFAULT 0,
  actor            uuid             NOT NULL,
  permissions      text[]           NOT NULL,
  request_id       text             NOT NULL,
  traceparent      text,
  created_at       timestamptz      NOT NULL,
  updated_at       timestamptz      NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
ALTER TABLE shared.job ENABLE ROW LEVEL SECURITY;
ALTER TABLE shared.job FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON shared.job TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE ON shared.job TO sextant_app;

-- When a job is due: db-scheduler's own table, without its column for data. A job's instance is "<tenant>:<job>", nothing more.
CREATE TABLE shared.scheduled_tasks (
  task_name            text        NOT NULL,
  task_instance        text        NOT NULL,
  task_data            bytea       CHECK (task_data IS NULL),
  execution_time       timestamptz NOT NULL,
  picked               boolean     NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint      NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_due ON shared.scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_heartbeat ON shared.scheduled_tasks (last_heartbeat);
ALTER TABLE shared.scheduled_tasks ENABLE ROW LEVEL SECURITY;
ALTER TABLE shared.scheduled_tasks FORCE ROW LEVEL SECURITY;
CREATE POLICY dispatch ON shared.scheduled_tasks TO sextant_worker USING (true) WITH CHECK (true);
CREATE POLICY enqueue ON shared.scheduled_tasks FOR INSERT TO sextant_owner
  WITH CHECK (task_name = 'job'
    AND split_part(task_instance, ':', 1)::uuid = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON shared.scheduled_tasks TO sextant_worker;

-- Makes a job of the present tenant due now. The only way by which the application touches the table above.
CREATE FUNCTION shared.enqueue_job(job uuid) RETURNS void
  LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  INSERT INTO shared.scheduled_tasks (task_name, task_instance, execution_time, picked, version, priority)
  VALUES ('job', nullif(current_setting('sextant.tenant', true), '')::uuid || ':' || job, now(), false, 1, 50)
$$;
REVOKE ALL ON FUNCTION shared.enqueue_job(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION shared.enqueue_job(uuid) TO sextant_app;

-- ------------------------------------------------------------------------------------------------------------------------ idempotency keys
-- The first committed answer to a request that carried a key, kept until it expires. Written in the transaction of the change itself.
CREATE TABLE shared.idempotency_key (
  tenant_id    uuid        NOT NULL,
  actor        uuid        NOT NULL,
  key          text        NOT NULL,
  operation    text        NOT NULL,
  fingerprint  text        NOT NULL,
  answer       text        NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, actor, operation, key)
);
CREATE INDEX idempotency_key_expiry ON shared.idempotency_key (tenant_id, expires_at);
ALTER TABLE shared.idempotency_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE shared.idempotency_key FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON shared.idempotency_key TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON shared.idempotency_key TO sextant_app;
