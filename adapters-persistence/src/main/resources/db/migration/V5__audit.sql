-- Who did what, and who was refused it. Runs as sextant_owner.
--
-- Entries are added in the transaction of the change, and the application may neither change nor remove them. A job then links them, within seconds, so that nobody waits for the
-- link of somebody else: each link holds the hash of the one before, in the order in which the transactions became visible.
CREATE TABLE shared.audit_entry (
  tenant_id   uuid        NOT NULL,
  id          uuid        NOT NULL,
  at          timestamptz NOT NULL,
  actor       uuid        NOT NULL,
  request_id  text        NOT NULL,
  traceparent text,
  address     text,
  credential  text,
  action      text        NOT NULL,
  object_type text,
  object_id   uuid,
  outcome     text        NOT NULL CHECK (outcome IN ('DONE', 'REFUSED')),
  reason      text,
  before      text        CHECK (before ~ '^[0-9a-f]{64}$'),
  after       text        CHECK (after ~ '^[0-9a-f]{64}$'),
  transaction xid8        NOT NULL DEFAULT pg_current_xact_id(),
  PRIMARY KEY (tenant_id, id),
  CHECK ((object_type IS NULL) = (object_id IS NULL) AND (outcome = 'REFUSED') = (reason IS NOT NULL))
);
CREATE INDEX audit_entry_by_object ON shared.audit_entry (tenant_id, object_id, id) WHERE object_id IS NOT NULL;
CREATE INDEX audit_entry_to_link ON shared.audit_entry (transaction, tenant_id, id);
ALTER TABLE shared.audit_entry ENABLE ROW LEVEL SECURITY;
ALTER TABLE shared.audit_entry FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON shared.audit_entry TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY dispatch ON shared.audit_entry FOR SELECT TO sextant_worker USING (true);
GRANT SELECT, INSERT ON shared.audit_entry TO sextant_app;
-- The worker learns whose entries are not linked yet, not what they say.
GRANT SELECT (tenant_id, id, transaction) ON shared.audit_entry TO sextant_worker;

CREATE TABLE shared.audit_link (
  tenant_id   uuid   NOT NULL,
  position    bigint NOT NULL CHECK (position > 0),
  entry_id    uuid   NOT NULL,
  hash        text   NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  transaction xid8   NOT NULL,
  PRIMARY KEY (tenant_id, position),
  UNIQUE (tenant_id, entry_id)
);
ALTER TABLE shared.audit_link ENABLE ROW LEVEL SECURITY;
ALTER TABLE shared.audit_link FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON shared.audit_link TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY dispatch ON shared.audit_link FOR SELECT TO sextant_worker USING (true);
GRANT SELECT, INSERT ON shared.audit_link TO sextant_app;
GRANT SELECT (tenant_id, entry_id) ON shared.audit_link TO sextant_worker;

-- From time to time a link is signed with a key that the database does not hold.
CREATE TABLE shared.audit_checkpoint (
  tenant_id uuid        NOT NULL,
  position  bigint      NOT NULL,
  hash      text        NOT NULL CHECK (hash ~ '^[0-9a-f]{64}$'),
  signed_at timestamptz NOT NULL,
  signature text        NOT NULL,
  PRIMARY KEY (tenant_id, position)
);
ALTER TABLE shared.audit_checkpoint ENABLE ROW LEVEL SECURITY;
ALTER TABLE shared.audit_checkpoint FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON shared.audit_checkpoint TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT ON shared.audit_checkpoint TO sextant_app;
