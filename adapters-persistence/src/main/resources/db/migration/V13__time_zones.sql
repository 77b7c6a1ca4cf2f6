-- Organisations have a time zone, and schedules that name none follow it. Runs as sextant_owner.

-- Empty for the server's.
ALTER TABLE identity.organization ADD COLUMN time_zone text CHECK (time_zone <> '');
GRANT UPDATE (time_zone) ON identity.organization TO sextant_app;

-- Who says on whose clocks a schedule comes. Those that are there already keep the clocks that they have: whether somebody named them was not noted; so do
-- those that a program of before makes beside this one.
ALTER TABLE shared.schedule
  ADD COLUMN time_zone_source text NOT NULL DEFAULT 'schedule' CHECK (time_zone_source IN ('schedule', 'organization'));
GRANT UPDATE (time_zone_source) ON shared.schedule TO sextant_app;

-- The built-in roles of organisations that are there already permit what those of new ones do: what came with usage and with webhooks.
ALTER TABLE identity.role NO FORCE ROW LEVEL SECURITY;
UPDATE identity.role r
  SET permissions = ARRAY(SELECT DISTINCT unnest(r.permissions || ARRAY['usage:read', 'webhooks:read', 'webhooks:manage']) ORDER BY 1)
  WHERE r.built_in AND 'members:manage' = ANY (r.permissions);
ALTER TABLE identity.role FORCE ROW LEVEL SECURITY;
