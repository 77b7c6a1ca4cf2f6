-- Delivery of events: who reads them and how far each reader is. Runs as sextant_owner. Only features of PostgreSQL 15.
CREATE SCHEMA messaging;
GRANT USAGE ON SCHEMA messaging TO sextant_app, sextant_worker;

-- ------------------------------------------------------------------------------------------------------------------------- order of events
-- The order in which events are read: the larger of the transaction's own id and of the first id that nobody had when the event was inserted. Who inserts the next version of an aggregate has waited for the transaction
-- that inserted the one before, so its place is never smaller, even where its transaction began earlier and has the smaller id. And since the place is never smaller than the transaction's id, no event can appear below
-- the oldest transaction that still runs.
ALTER TABLE shared.outbox ADD COLUMN position bigint, ADD COLUMN bucket smallint;
ALTER TABLE shared.outbox NO FORCE ROW LEVEL SECURITY;
UPDATE shared.outbox o SET position = p.position, bucket = p.bucket
FROM (SELECT event_id, recorded_at, tenant_id,
        max(transaction::text::bigint) OVER (PARTITION BY tenant_id, aggregate_type, aggregate_id ORDER BY aggregate_version, sequence) AS position,
        (SELECT bit_xor(get_byte(uuid_send(aggregate_id), i)) & 63 FROM generate_series(0, 15) i) AS bucket
      FROM shared.outbox) p
WHERE p.tenant_id = o.tenant_id AND p.event_id = o.event_id AND p.recorded_at = o.recorded_at;
ALTER TABLE shared.outbox FORCE ROW LEVEL SECURITY;
ALTER TABLE shared.outbox
  ALTER COLUMN position SET DEFAULT greatest(pg_current_xact_id()::text::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint),
  ALTER COLUMN position SET NOT NULL,
  ALTER COLUMN bucket SET NOT NULL,
  ADD CHECK (bucket BETWEEN 0 AND 63);
DROP INDEX shared.outbox_in_order;
CREATE INDEX outbox_in_order ON shared.outbox (position, aggregate_version, sequence, event_id);
GRANT SELECT (position, bucket) ON shared.outbox TO sextant_worker;

-- ------------------------------------------------------------------------------------------------------------------------------- readers
-- Who is told of events. A subscriber reads in lanes, which share the aggregates by their buckets.
CREATE TABLE messaging.subscriber (
  id          integer     NOT NULL PRIMARY KEY,
  name        text        NOT NULL UNIQUE CHECK (length(name) BETWEEN 1 AND 100),
  lanes       integer     NOT NULL CHECK (lanes IN (1, 2, 4, 8, 16, 32, 64)),
  enrolled_at timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- How far a lane is, and which node may move it. Everything that was visible in "seen" is done; while "target" is there, so is everything that was visible in it and stands at or before the place "at_...".
-- "token" grows with every change of hands: who comes with an older one moves nothing any more. Times are those of this database's clock alone.
CREATE TABLE messaging.lane (
  subscriber  integer     NOT NULL REFERENCES messaging.subscriber (id),
  lane        integer     NOT NULL CHECK (lane BETWEEN 0 AND 63),
  seen        pg_snapshot NOT NULL,
  target      pg_snapshot,
  at_position bigint,
  at_version  bigint,
  at_sequence integer,
  at_event    uuid,
  moved_at    timestamptz NOT NULL DEFAULT clock_timestamp(),
  token       bigint      NOT NULL DEFAULT 0,
  node        uuid,
  expires_at  timestamptz,
  -- How often it was taken from a node that did not give it back, since it moved last: the events there may kill who handles them.
  losses      integer     NOT NULL DEFAULT 0,
  PRIMARY KEY (subscriber, lane),
  CHECK (num_nulls(target, at_position, at_version, at_sequence, at_event) IN (0, 5))
) WITH (fillfactor = 30);

-- Programs that move lanes; one that has not been seen for a while does not count.
CREATE TABLE messaging.node (
  id          uuid        NOT NULL PRIMARY KEY,
  name        text        NOT NULL CHECK (length(name) BETWEEN 1 AND 100),
  subscribers integer[]   NOT NULL,
  seen_at     timestamptz NOT NULL DEFAULT clock_timestamp()
) WITH (fillfactor = 50);

ALTER TABLE messaging.subscriber ENABLE ROW LEVEL SECURITY;
ALTER TABLE messaging.subscriber FORCE ROW LEVEL SECURITY;
ALTER TABLE messaging.lane ENABLE ROW LEVEL SECURITY;
ALTER TABLE messaging.lane FORCE ROW LEVEL SECURITY;
ALTER TABLE messaging.node ENABLE ROW LEVEL SECURITY;
ALTER TABLE messaging.node FORCE ROW LEVEL SECURITY;
CREATE POLICY dispatch ON messaging.subscriber TO sextant_worker USING (true) WITH CHECK (true);
CREATE POLICY dispatch ON messaging.lane TO sextant_worker USING (true) WITH CHECK (true);
CREATE POLICY dispatch ON messaging.node TO sextant_worker USING (true) WITH CHECK (true);
CREATE POLICY move ON messaging.lane TO sextant_owner USING (true) WITH CHECK (true);
GRANT SELECT, INSERT, DELETE ON messaging.subscriber TO sextant_worker;
GRANT SELECT, INSERT, UPDATE, DELETE ON messaging.lane, messaging.node TO sextant_worker;

-- Moves a lane in the transaction of the effects that it stands for; false when the lane has changed hands or its lease is over: then nothing of that transaction may stay. Renews the lease on the way.
CREATE FUNCTION messaging.move_lane(
  of_subscriber integer, of_lane integer, with_token bigint, lease interval,
  to_seen text, to_target text, to_position bigint, to_version bigint, to_sequence integer, to_event uuid) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE messaging.lane
  SET seen = to_seen::pg_snapshot, target = to_target::pg_snapshot,
      at_position = to_position, at_version = to_version, at_sequence = to_sequence, at_event = to_event,
      moved_at = clock_timestamp(), losses = 0, expires_at = greatest(expires_at, clock_timestamp() + lease)
  WHERE subscriber = of_subscriber AND lane = of_lane AND token = with_token AND expires_at > clock_timestamp();
  RETURN FOUND;
END
$$;
-- Whether a node still holds a lane; if so, nobody takes it before the present transaction has ended.
CREATE FUNCTION messaging.hold_lane(of_subscriber integer, of_lane integer, with_token bigint) RETURNS boolean
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  PERFORM FROM messaging.lane WHERE subscriber = of_subscriber AND lane = of_lane AND token = with_token AND expires_at > clock_timestamp() FOR UPDATE;
  RETURN FOUND;
END
$$;
REVOKE ALL ON FUNCTION messaging.hold_lane(integer, integer, bigint) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION messaging.hold_lane(integer, integer, bigint) TO sextant_app;
REVOKE ALL ON FUNCTION messaging.move_lane(integer, integer, bigint, interval, text, text, bigint, bigint, integer, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION messaging.move_lane(integer, integer, bigint, interval, text, text, bigint, bigint, integer, uuid) TO sextant_app, sextant_worker;

-- ---------------------------------------------------------------------------------------------------------------------------------- inbox
-- Which events took effect, noted in the transaction of the effect. Partitioned by the time of the event, which comes from its row: the same event always falls into the same partition, and what can no longer be
-- delivered again leaves with the events of its month.
CREATE TABLE messaging.inbox (
  tenant_id   uuid        NOT NULL,
  subscriber  text        NOT NULL,
  event_id    uuid        NOT NULL,
  recorded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, subscriber, event_id, recorded_at)
) PARTITION BY RANGE (recorded_at);
ALTER TABLE messaging.inbox ENABLE ROW LEVEL SECURITY;
ALTER TABLE messaging.inbox FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON messaging.inbox TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT ON messaging.inbox TO sextant_app;
CREATE TABLE messaging.inbox_rest PARTITION OF messaging.inbox DEFAULT;
ALTER TABLE messaging.inbox_rest ENABLE ROW LEVEL SECURITY;
ALTER TABLE messaging.inbox_rest FORCE ROW LEVEL SECURITY;

-- --------------------------------------------------------------------------------------------------------------------------------- parked
-- Aggregates whose next event could not be handled. Their later events wait behind it, in order; everything else goes on. The tries are counted here, outside of the handler's transaction.
CREATE TABLE messaging.parked (
  tenant_id       uuid        NOT NULL,
  id              uuid        NOT NULL,
  subscriber      integer     NOT NULL,
  lane            integer     NOT NULL,
  aggregate_type  text        NOT NULL,
  aggregate_id    uuid        NOT NULL,
  -- The event that is tried next.
  event_id        uuid        NOT NULL,
  recorded_at     timestamptz NOT NULL,
  at_version      bigint      NOT NULL,
  at_sequence     integer     NOT NULL,
  type            text        NOT NULL,
  version         integer     NOT NULL,
  delivery        uuid        NOT NULL,
  state           text        NOT NULL CHECK (state IN ('RETRYING', 'DEAD', 'DISCARDED')),
  attempts        integer     NOT NULL CHECK (attempts >= 0),
  -- When it is tried next; none while somebody has to decide.
  due_at          timestamptz,
  cause_group     text        NOT NULL,
  cause           text        NOT NULL,
  first_failed_at timestamptz NOT NULL,
  last_failed_at  timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, subscriber, aggregate_type, aggregate_id),
  CHECK ((state = 'DEAD') = (due_at IS NULL))
);
CREATE INDEX parked_due ON messaging.parked (subscriber, lane, due_at);
ALTER TABLE messaging.parked ENABLE ROW LEVEL SECURITY;
ALTER TABLE messaging.parked FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON messaging.parked TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY dispatch ON messaging.parked FOR SELECT TO sextant_worker USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON messaging.parked TO sextant_app;
-- The worker learns what waits and why in general, not what the failure said.
GRANT SELECT (tenant_id, id, subscriber, lane, aggregate_type, aggregate_id, event_id, recorded_at, at_version, at_sequence, type, version,
  delivery, state, attempts, due_at, cause_group, first_failed_at, last_failed_at) ON messaging.parked TO sextant_worker;

-- Events that somebody decided not to deliver, and why.
CREATE TABLE messaging.discarded (
  tenant_id    uuid        NOT NULL,
  subscriber   text        NOT NULL,
  event_id     uuid        NOT NULL,
  type         text        NOT NULL,
  reason       text        NOT NULL,
  discarded_by uuid        NOT NULL,
  discarded_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, subscriber, event_id)
);
ALTER TABLE messaging.discarded ENABLE ROW LEVEL SECURITY;
ALTER TABLE messaging.discarded FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON messaging.discarded TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT ON messaging.discarded TO sextant_app;

-- ------------------------------------------------------------------------------------------------------------------------------ partitions
CREATE OR REPLACE FUNCTION shared.make_partitions(months_ahead integer) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  place  text[];
  month  timestamptz;
  child  text;
  made   integer := 0;
BEGIN
  IF months_ahead NOT BETWEEN 0 AND 24 THEN
    RAISE EXCEPTION 'months_ahead must be 0 to 24: %', months_ahead USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('sextant.partitions'));
  FOREACH place SLICE 1 IN ARRAY ARRAY[['shared', 'outbox'], ['messaging', 'inbox']] LOOP
    FOR ahead IN 0 .. months_ahead LOOP
      month := (date_trunc('month', now() AT TIME ZONE 'UTC') + make_interval(months => ahead)) AT TIME ZONE 'UTC';
      child := place[2] || to_char(month AT TIME ZONE 'UTC', '_YYYY_MM');
      IF to_regclass(format('%I.%I', place[1], child)) IS NULL THEN
        BEGIN
          EXECUTE format('CREATE TABLE %I.%I PARTITION OF %I.%I FOR VALUES FROM (%L) TO (%L)',
            place[1], child, place[1], place[2], month, (month AT TIME ZONE 'UTC' + interval '1 month') AT TIME ZONE 'UTC');
          EXECUTE format('ALTER TABLE %I.%I ENABLE ROW LEVEL SECURITY', place[1], child);
          EXECUTE format('ALTER TABLE %I.%I FORCE ROW LEVEL SECURITY', place[1], child);
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

-- Drops the months of events whose every row is older than asked for, that every lane has passed and in which nothing is parked, with the inbox of the same month, and never one of the last thirty days. Returns how many
-- months of events it dropped.
CREATE OR REPLACE FUNCTION shared.retire_partitions(older_than timestamptz) RETURNS integer
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  child   text;
  passed  bigint;
  kept    boolean;
  dropped integer := 0;
BEGIN
  IF older_than > now() - interval '30 days' THEN
    RAISE EXCEPTION 'older_than must be at least 30 days ago: %', older_than USING ERRCODE = 'invalid_parameter_value';
  END IF;
  PERFORM pg_advisory_xact_lock(hashtext('sextant.partitions'));
  SELECT coalesce(min(pg_snapshot_xmin(seen)::text::bigint), 9223372036854775807) INTO passed FROM messaging.lane;
  FOR child IN
    SELECT c.relname FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
    WHERE i.inhparent = to_regclass('shared.outbox') AND c.relname ~ '^outbox_\d{4}_\d{2}$' ORDER BY c.relname
  LOOP
    IF (to_timestamp(right(child, 7), 'YYYY_MM')::timestamp + interval '1 month') AT TIME ZONE 'UTC' <= older_than THEN
      EXECUTE format('ALTER TABLE shared.%I NO FORCE ROW LEVEL SECURITY', child);
      EXECUTE format('SELECT EXISTS (SELECT FROM shared.%I WHERE position >= $1) OR EXISTS (SELECT FROM messaging.parked p JOIN shared.%I e'
        || ' ON e.tenant_id = p.tenant_id AND e.aggregate_type = p.aggregate_type AND e.aggregate_id = p.aggregate_id'
        || ' AND (e.aggregate_version, e.sequence) >= (p.at_version, p.at_sequence))', child, child) INTO kept USING passed;
      IF kept THEN
        EXECUTE format('ALTER TABLE shared.%I FORCE ROW LEVEL SECURITY', child);
      ELSE
        EXECUTE format('DROP TABLE shared.%I', child);
        EXECUTE format('DROP TABLE IF EXISTS messaging.%I', 'inbox' || right(child, 8));
        dropped := dropped + 1;
      END IF;
    END IF;
  END LOOP;
  RETURN dropped;
END
$$;
CREATE POLICY retire ON messaging.parked FOR SELECT TO sextant_owner USING (true);
DO $$ BEGIN PERFORM shared.make_partitions(3); END $$;
