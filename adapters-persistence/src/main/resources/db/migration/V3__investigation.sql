-- Files, and what was found in them. Runs as sextant_owner. The contents are kept outside of the database, by tenant and SHA-256.
CREATE SCHEMA investigation;
GRANT USAGE ON SCHEMA investigation TO sextant_app;

-- The case belongs to another context: its id is kept, and no foreign key leads there.
CREATE TABLE investigation.file (
  tenant_id          uuid        NOT NULL,
  id                 uuid        NOT NULL,
  version            bigint      NOT NULL CHECK (version > 0),
  case_id            uuid        NOT NULL,
  name               text        NOT NULL,
  sha256             text        NOT NULL CHECK (sha256 ~ '^[0-9a-f]{64}$'),
  size               bigint      NOT NULL CHECK (size >= 0),
  state              text        NOT NULL,
  kind               text,
  confidence_percent integer     CHECK (confidence_percent BETWEEN 0 AND 100),
  failure            text,
  job                uuid        NOT NULL,
  uploaded_by        uuid        NOT NULL,
  created_at         timestamptz NOT NULL,
  updated_at         timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  UNIQUE (tenant_id, case_id, sha256),
  CHECK ((kind IS NULL) = (confidence_percent IS NULL) AND (kind IS NOT NULL OR failure IS NULL))
);
CREATE INDEX file_by_case ON investigation.file (tenant_id, case_id, created_at, id);
CREATE INDEX file_by_content ON investigation.file (tenant_id, sha256);
ALTER TABLE investigation.file ENABLE ROW LEVEL SECURITY;
ALTER TABLE investigation.file FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON investigation.file TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON investigation.file TO sextant_app;

-- The analysis as it was made. Text and not jsonb: it is handed on as it is, and jsonb refuses the NUL characters that a log may hold.
CREATE TABLE investigation.analysis (
  tenant_id uuid NOT NULL,
  file_id   uuid NOT NULL,
  document  text NOT NULL,
  PRIMARY KEY (tenant_id, file_id),
  FOREIGN KEY (tenant_id, file_id) REFERENCES investigation.file (tenant_id, id) ON DELETE CASCADE
);
ALTER TABLE investigation.analysis ENABLE ROW LEVEL SECURITY;
ALTER TABLE investigation.analysis FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON investigation.analysis TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON investigation.analysis TO sextant_app;
