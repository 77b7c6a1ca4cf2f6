-- How much each organisation uses, and how fast. Runs as sextant_owner.
CREATE SCHEMA metering;
GRANT USAGE ON SCHEMA metering TO sextant_app;

-- What passes, such as requests, by day in UTC; a month is the sum of its days.
CREATE TABLE metering.usage (
  tenant_id uuid   NOT NULL,
  kind      text   NOT NULL,
  day       date   NOT NULL,
  amount    bigint NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (tenant_id, kind, day)
);
ALTER TABLE metering.usage ENABLE ROW LEVEL SECURITY;
ALTER TABLE metering.usage FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON metering.usage TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE (amount) ON metering.usage TO sextant_app;

-- What stays until it is given back, such as bytes of files.
CREATE TABLE metering.stock (
  tenant_id uuid   NOT NULL,
  kind      text   NOT NULL,
  amount    bigint NOT NULL CHECK (amount >= 0),
  PRIMARY KEY (tenant_id, kind)
) WITH (fillfactor = 50);
ALTER TABLE metering.stock ENABLE ROW LEVEL SECURITY;
ALTER TABLE metering.stock FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON metering.stock TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE (amount) ON metering.stock TO sextant_app;

-- Files that are there already count from now on. The owner is held by row-level security as well, except for this.
ALTER TABLE investigation.file NO FORCE ROW LEVEL SECURITY;
ALTER TABLE metering.stock NO FORCE ROW LEVEL SECURITY;
INSERT INTO metering.stock (tenant_id, kind, amount)
  SELECT f.tenant_id, 'storage', sum(f.size) FROM investigation.file f GROUP BY f.tenant_id;
ALTER TABLE investigation.file FORCE ROW LEVEL SECURITY;
ALTER TABLE metering.stock FORCE ROW LEVEL SECURITY;

-- Buckets of tokens, which limit how fast requests come. All of them stand in the plane of the platform, whose tenant and name of an
-- organisation, key, session or address make the name of the bucket, so that one statement serves many. They are not logged: after a
-- crash of the database every bucket is full again, and taking from one costs no write to disk.
CREATE UNLOGGED TABLE metering.bucket (
  tenant_id uuid             NOT NULL,
  name      text             NOT NULL,
  -- How many tokens were left at a time, in microseconds since 1970 on the clock of the database.
  level     double precision NOT NULL,
  at        bigint           NOT NULL,
  -- From when the bucket is full, and the row says no more than none would.
  full_at   bigint           NOT NULL,
  PRIMARY KEY (tenant_id, name)
) WITH (fillfactor = 50);
CREATE INDEX bucket_to_forget ON metering.bucket (tenant_id, full_at);
ALTER TABLE metering.bucket ENABLE ROW LEVEL SECURITY;
ALTER TABLE metering.bucket FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON metering.bucket TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE (level, at, full_at), DELETE ON metering.bucket TO sextant_app;

-- Takes up to so many tokens from each bucket, after it gave back what was not used, and answers how many it got and how many are left. A bucket
-- holds as many tokens as its quota and gains as many in its window, evenly; one that is not there is full. Sorted names make sure
-- that two who take from the same buckets do not wait for each other. The moment is that of the database unless one is given.
CREATE FUNCTION metering.take(plane uuid, moment bigint, names text[], quotas bigint[], windows bigint[], wanted integer[], returned integer[])
  RETURNS TABLE (bucket_name text, granted integer, level_left double precision)
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  had  double precision;
  seen bigint;
  now  bigint;
BEGIN
  FOR i IN 1 .. cardinality(names) LOOP
    LOOP
      SELECT b.level, b.at INTO had, seen FROM metering.bucket b
        WHERE b.tenant_id = plane AND b.name = names[i] FOR UPDATE;
      EXIT WHEN FOUND;
      INSERT INTO metering.bucket (tenant_id, name, level, at, full_at)
        VALUES (plane, names[i], quotas[i], 0, 0) ON CONFLICT DO NOTHING;
    END LOOP;
    now := greatest(seen, coalesce(moment, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint));
    had := least(quotas[i], had + (now - seen)::double precision * quotas[i] / windows[i] + returned[i]);
    bucket_name := names[i];
    granted := least(wanted[i], floor(had + 1e-6)::bigint);
    level_left := greatest(0, had - granted);
    UPDATE metering.bucket b
      SET level = level_left, at = now,
          full_at = now + ceil((quotas[i] - level_left) * windows[i] / quotas[i])::bigint
      WHERE b.tenant_id = plane AND b.name = names[i];
    RETURN NEXT;
  END LOOP;
END
$$;
REVOKE ALL ON FUNCTION metering.take(uuid, bigint, text[], bigint[], bigint[], integer[], integer[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION metering.take(uuid, bigint, text[], bigint[], bigint[], integer[], integer[]) TO sextant_app;

-- Which of some people, members of the present organisation, have an account that is shut. An organisation cannot look into accounts; of its
-- own members it may know this, and nothing else leaves the function.
CREATE POLICY members_state ON identity.account FOR SELECT TO sextant_owner USING (true);
CREATE POLICY members_state ON identity.membership FOR SELECT TO sextant_owner
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE FUNCTION identity.disabled_among(people uuid[]) RETURNS SETOF uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT a.tenant_id FROM identity.account a
  JOIN identity.membership m ON m.user_id = a.tenant_id
    AND m.tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
  WHERE a.tenant_id = ANY (people) AND a.state = 'disabled'
$$;
REVOKE ALL ON FUNCTION identity.disabled_among(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION identity.disabled_among(uuid[]) TO sextant_app;
