-- Hypotheses with everything that was said about them, and solutions with their steps. Runs as sextant_owner.
-- The case belongs to another context: its id is kept, and no foreign key leads there.
CREATE TABLE investigation.hypothesis (
  tenant_id    uuid        NOT NULL,
  id           uuid        NOT NULL,
  version      bigint      NOT NULL CHECK (version > 0),
  case_id      uuid        NOT NULL,
  title        text        NOT NULL,
  category     text        NOT NULL,
  failure_mode text,
  chain        jsonb,
  state        text        NOT NULL,
  prior        integer     NOT NULL CHECK (prior BETWEEN 20 AND 50),
  faded        integer     NOT NULL CHECK (faded >= 0),
  idle_turns   integer     NOT NULL CHECK (idle_turns >= 0),
  retirement   text,
  proposed_by  uuid        NOT NULL,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK ((state = 'retired') = (retirement IS NOT NULL))
);
CREATE INDEX hypothesis_by_case ON investigation.hypothesis (tenant_id, case_id, created_at, id);
ALTER TABLE investigation.hypothesis ENABLE ROW LEVEL SECURITY;
ALTER TABLE investigation.hypothesis FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON investigation.hypothesis TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON investigation.hypothesis TO sextant_app;

-- What was said is only added; all that ever changes is since when it counts no longer. The points are not kept: they are counted from these rows.
CREATE TABLE investigation.testimony (
  tenant_id     uuid        NOT NULL,
  hypothesis_id uuid        NOT NULL,
  position      integer     NOT NULL CHECK (position >= 0),
  evidence      text        NOT NULL,
  origin        text        NOT NULL,
  stance        text        NOT NULL,
  role          text        NOT NULL,
  note          text        NOT NULL,
  linked_by     uuid        NOT NULL,
  linked_at     timestamptz NOT NULL,
  withdrawn_at  timestamptz,
  PRIMARY KEY (tenant_id, hypothesis_id, position),
  FOREIGN KEY (tenant_id, hypothesis_id) REFERENCES investigation.hypothesis (tenant_id, id) ON DELETE CASCADE
);
-- Of one piece of evidence at most one testimony stands.
CREATE UNIQUE INDEX testimony_standing ON investigation.testimony (tenant_id, hypothesis_id, evidence) WHERE withdrawn_at IS NULL;
ALTER TABLE investigation.testimony ENABLE ROW LEVEL SECURITY;
ALTER TABLE investigation.testimony FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON investigation.testimony TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON investigation.testimony TO sextant_app;

-- The hypothesis is one of the same case; what was tried stays to be read whatever becomes of it.
CREATE TABLE investigation.solution (
  tenant_id     uuid        NOT NULL,
  id            uuid        NOT NULL,
  version       bigint      NOT NULL CHECK (version > 0),
  case_id       uuid        NOT NULL,
  hypothesis_id uuid,
  title         text        NOT NULL,
  kind          text        NOT NULL,
  risk          text        NOT NULL,
  reversible    boolean     NOT NULL,
  rollback      text        NOT NULL,
  blast_radius  text        NOT NULL,
  state         text        NOT NULL,
  proposed_by   uuid        NOT NULL,
  created_at    timestamptz NOT NULL,
  updated_at    timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, id),
  CHECK (kind <> 'fix' OR hypothesis_id IS NOT NULL)
);
CREATE INDEX solution_by_case ON investigation.solution (tenant_id, case_id, created_at, id);
ALTER TABLE investigation.solution ENABLE ROW LEVEL SECURITY;
ALTER TABLE investigation.solution FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON investigation.solution TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON investigation.solution TO sextant_app;

CREATE TABLE investigation.solution_step (
  tenant_id   uuid        NOT NULL,
  solution_id uuid        NOT NULL,
  position    integer     NOT NULL CHECK (position >= 0),
  to_state    text        NOT NULL,
  taken_by    uuid        NOT NULL,
  taken_at    timestamptz NOT NULL,
  reason      text,
  PRIMARY KEY (tenant_id, solution_id, position),
  FOREIGN KEY (tenant_id, solution_id) REFERENCES investigation.solution (tenant_id, id) ON DELETE CASCADE
);
ALTER TABLE investigation.solution_step ENABLE ROW LEVEL SECURITY;
ALTER TABLE investigation.solution_step FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON investigation.solution_step TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON investigation.solution_step TO sextant_app;
