-- The three roles of Sextant. Run it in Sextant's database as somebody who may create roles; running it again changes nothing.
--   sextant_owner   owns the schemas and migrates them
--   sextant_app     serves requests, under row-level security
--   sextant_worker  finds due jobs and events, under row-level security
-- None of them can log in by itself: grant each to a login of your own, or give it a password:
--   ALTER ROLE sextant_app LOGIN PASSWORD '…';
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['sextant_owner', 'sextant_app', 'sextant_worker'] LOOP
    IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- somebody else was faster
      END;
    END IF;
  END LOOP;
  -- Since PostgreSQL 16 being a member no longer means that one may act as the role.
  IF NOT pg_catalog.pg_has_role('sextant_owner',
      CASE WHEN current_setting('server_version_num')::integer >= 160000 THEN 'SET' ELSE 'MEMBER' END) THEN
    EXECUTE format('GRANT sextant_owner TO %I', current_user);
  END IF;
  IF NOT pg_catalog.has_database_privilege('sextant_owner', current_database(), 'CREATE') THEN
    EXECUTE format('GRANT CREATE ON DATABASE %I TO sextant_owner', current_database());
  END IF;
  IF pg_catalog.has_database_privilege('sextant_app', current_database(), 'TEMPORARY') THEN
    EXECUTE format('REVOKE TEMPORARY ON DATABASE %I FROM PUBLIC', current_database());
  END IF;
  -- Lets one function of the schema tell for how long a session has held a transaction open. Without it the age is not told.
  IF NOT pg_catalog.pg_has_role('sextant_owner', 'pg_read_all_stats', 'MEMBER') THEN
    BEGIN
      GRANT pg_read_all_stats TO sextant_owner;
    EXCEPTION WHEN insufficient_privilege OR unique_violation THEN
      NULL; -- this login may not grant it, or somebody else was faster
    END;
  END IF;
END
$$;
