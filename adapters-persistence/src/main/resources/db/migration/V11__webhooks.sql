-- Webhooks of organisations and what is delivered to them. Runs as sextant_owner.
CREATE SCHEMA IF NOT EXISTS messaging;
GRANT USAGE ON SCHEMA messaging TO sextant_app, sextant_worker;

CREATE TABLE messaging.webhook (
  tenant_id       uuid        NOT NULL,
  id              uuid        NOT NULL,
  version         bigint      NOT NULL CHECK (version > 0),
  url             text        NOT NULL,
  description     text        NOT NULL,
  events          text[]      NOT NULL CHECK (cardinality(events) > 0),
  disabled_reason text,
  disabled_at     timestamptz,
  -- Since when nothing could be delivered; changes without a new version.
  failing_since   timestamptz,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK ((disabled_reason IS NULL) = (disabled_at IS NULL))
);
ALTER TABLE messaging.webhook ENABLE ROW LEVEL SECURITY;
ALTER TABLE messaging.webhook FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON messaging.webhook TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY dispatch ON messaging.webhook FOR SELECT TO sextant_worker USING (true);
GRANT SELECT, INSERT, DELETE ON messaging.webhook TO sextant_app;
GRANT UPDATE (version, url, description, events, disabled_reason, disabled_at, failing_since, updated_at)
  ON messaging.webhook TO sextant_app;
-- The worker learns that there is a webhook and whose, not where it receives.
GRANT SELECT (tenant_id, id) ON messaging.webhook TO sextant_worker;

-- The secrets of a webhook, sealed by a master key; the newest first. They are only ever replaced all together.
CREATE TABLE messaging.webhook_key (
  tenant_id  uuid    NOT NULL,
  webhook_id uuid    NOT NULL,
  place      integer NOT NULL CHECK (place >= 0),
  key_id     text    NOT NULL,
  content    text    NOT NULL,
  good_until timestamptz,
  PRIMARY KEY (tenant_id, webhook_id, place),
  FOREIGN KEY (tenant_id, webhook_id) REFERENCES messaging.webhook (tenant_id, id) ON DELETE CASCADE
);
ALTER TABLE messaging.webhook_key ENABLE ROW LEVEL SECURITY;
ALTER TABLE messaging.webhook_key FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON messaging.webhook_key TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON messaging.webhook_key TO sextant_app;

-- One event on its way to one webhook, and what came of it. A delivery outlives its webhook, because whoever deletes a webhook cannot wait for the end of
-- them all; it is not found without it, and is forgotten in its time.
CREATE TABLE messaging.webhook_delivery (
  tenant_id  uuid        NOT NULL,
  id         uuid        NOT NULL,
  webhook_id uuid        NOT NULL,
  event_id   uuid        NOT NULL,
  event_type text        NOT NULL,
  -- As it is signed and sent, byte by byte the same each time.
  body       text        NOT NULL,
  state      text        NOT NULL CHECK (state IN ('pending', 'delivered', 'failed', 'cancelled')),
  -- How often it was taken in hand since it was begun; whoever notes what came of it must know the present number.
  tried      integer     NOT NULL CHECK (tried >= 0),
  attempts   jsonb       NOT NULL,
  created_at timestamptz NOT NULL,
  -- By the clock of the database alone: when it is due, or, while somebody has it in hand, when the lease is over.
  next_at    timestamptz DEFAULT clock_timestamp(),
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, webhook_id, event_id),
  CHECK ((state = 'pending') = (next_at IS NOT NULL))
) WITH (fillfactor = 80);
CREATE INDEX webhook_delivery_due ON messaging.webhook_delivery (tenant_id, webhook_id, next_at) WHERE next_at IS NOT NULL;
CREATE INDEX webhook_delivery_log ON messaging.webhook_delivery (tenant_id, webhook_id, id);
CREATE INDEX webhook_delivery_to_forget ON messaging.webhook_delivery (created_at);
ALTER TABLE messaging.webhook_delivery ENABLE ROW LEVEL SECURITY;
ALTER TABLE messaging.webhook_delivery FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON messaging.webhook_delivery TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY dispatch ON messaging.webhook_delivery FOR SELECT TO sextant_worker USING (true);
CREATE POLICY forget ON messaging.webhook_delivery FOR DELETE TO sextant_worker
  USING (created_at < now() - interval '30 days');
GRANT SELECT, INSERT ON messaging.webhook_delivery TO sextant_app;
GRANT UPDATE (state, tried, attempts, next_at) ON messaging.webhook_delivery TO sextant_app;
-- The worker learns that something is due and whose, not what it says, and removes what is old.
GRANT SELECT (tenant_id, id, webhook_id, next_at, created_at) ON messaging.webhook_delivery TO sextant_worker;
GRANT DELETE ON messaging.webhook_delivery TO sextant_worker;
