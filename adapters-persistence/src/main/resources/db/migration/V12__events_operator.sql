-- What an operator sees and decides about the delivery of events. Runs as sextant_owner.

-- How often somebody decided about a dead letter: the version that its events carry.
ALTER TABLE messaging.parked ADD COLUMN decisions bigint NOT NULL DEFAULT 0;
CREATE INDEX parked_by_cause ON messaging.parked (tenant_id, subscriber, cause_group, id);

-- The names of subscribers, which tell nothing of anybody.
CREATE POLICY names ON messaging.subscriber FOR SELECT TO sextant_owner USING (true);
CREATE FUNCTION messaging.subscribers() RETURNS TABLE (id integer, name text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT s.id, s.name FROM messaging.subscriber s
$$;
REVOKE ALL ON FUNCTION messaging.subscribers() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION messaging.subscribers() TO sextant_app;

-- The transactions that are open now, and what holds them: a session with its process and the name that it gives itself, or a prepared transaction. Never what a session does. Since when other users' sessions have theirs open is
-- known only where sextant_owner was granted pg_read_all_stats, which db/roles.sql does when it may; that right stays behind this function.
CREATE FUNCTION messaging.open_transactions() RETURNS TABLE (id xid8, holder text, pid integer, application text, seconds bigint)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT o.id,
    CASE WHEN a.pid IS NOT NULL THEN 'SESSION' WHEN p.gid IS NOT NULL THEN 'PREPARED' ELSE 'UNKNOWN' END,
    a.pid,
    nullif(coalesce(a.application_name, p.gid), ''),
    floor(extract(epoch FROM clock_timestamp() - coalesce(a.xact_start, p.prepared)))::bigint
  FROM pg_snapshot_xip(pg_current_snapshot()) o(id)
  LEFT JOIN pg_stat_activity a ON a.backend_xid = o.id::xid
  LEFT JOIN pg_prepared_xacts p ON p.transaction = o.id::xid
$$;
REVOKE ALL ON FUNCTION messaging.open_transactions() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION messaging.open_transactions() TO sextant_worker;

-- Forgets a subscriber with its lanes and its dead letters. Returns how many letters there were; -1 when there is no such subscriber, -2 while a program serves it.
CREATE POLICY forget ON messaging.subscriber FOR DELETE TO sextant_owner USING (true);
CREATE POLICY forget ON messaging.parked FOR DELETE TO sextant_owner USING (true);
CREATE POLICY served ON messaging.node FOR SELECT TO sextant_owner USING (true);
CREATE FUNCTION messaging.forget_subscriber(called text) RETURNS bigint
  LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  forgotten integer;
  letters   bigint;
BEGIN
  SELECT s.id INTO forgotten FROM messaging.subscriber s WHERE s.name = called;
  IF forgotten IS NULL THEN
    RETURN -1;
  END IF;
  IF EXISTS (SELECT FROM messaging.lane l WHERE l.subscriber = forgotten AND l.node IS NOT NULL AND l.expires_at > clock_timestamp())
      OR EXISTS (SELECT FROM messaging.node n WHERE forgotten = ANY (n.subscribers) AND n.seen_at > clock_timestamp() - interval '1 minute') THEN
    RETURN -2;
  END IF;
  DELETE FROM messaging.parked p WHERE p.subscriber = forgotten;
  GET DIAGNOSTICS letters = ROW_COUNT;
  DELETE FROM messaging.lane l WHERE l.subscriber = forgotten;
  DELETE FROM messaging.subscriber s WHERE s.id = forgotten;
  RETURN letters;
END
$$;
REVOKE ALL ON FUNCTION messaging.forget_subscriber(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION messaging.forget_subscriber(text) TO sextant_worker;

-- The built-in roles of organisations that are there already permit what those of new ones do.
ALTER TABLE identity.role NO FORCE ROW LEVEL SECURITY;
UPDATE identity.role r
  SET permissions = ARRAY(SELECT DISTINCT unnest(r.permissions || ARRAY['events:read', 'events:manage']) ORDER BY 1)
  WHERE r.built_in AND 'members:manage' = ANY (r.permissions);
ALTER TABLE identity.role FORCE ROW LEVEL SECURITY;
