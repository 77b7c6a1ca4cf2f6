-- Cases, what was said in them, the audit of their transitions, and what it takes to find them. Runs as sextant_owner.
CREATE SCHEMA cases;
GRANT USAGE ON SCHEMA cases TO sextant_app;

CREATE TABLE cases.case_record (
  tenant_id               uuid        NOT NULL,
  id                      uuid        NOT NULL,
  version                 bigint      NOT NULL CHECK (version > 0),
  title                   text        NOT NULL,
  description             text        NOT NULL,
  severity                text        NOT NULL,
  status                  text        NOT NULL,
  assignee                uuid,
  tags                    text[]      NOT NULL,
  proposal_id             uuid,
  proposal_to             text,
  proposal_reason         text,
  proposal_closure_reason text,
  proposal_cause          text,
  proposal_by             uuid,
  proposal_at             timestamptz,
  merged_into             uuid,
  message_count           bigint      NOT NULL,
  opened_by               uuid        NOT NULL,
  created_at              timestamptz NOT NULL,
  updated_at              timestamptz NOT NULL,
  -- Of the last transition, so that reading a case takes one row.
  closure_reason          text,
  cause                   text,
  ended_at                timestamptz,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, merged_into) REFERENCES cases.case_record (tenant_id, id)
);
CREATE INDEX case_by_creation ON cases.case_record (tenant_id, created_at, id);
CREATE INDEX case_by_change ON cases.case_record (tenant_id, updated_at, id);
CREATE INDEX case_by_status ON cases.case_record (tenant_id, status, created_at, id);
CREATE INDEX case_by_assignee ON cases.case_record (tenant_id, assignee, created_at, id) WHERE assignee IS NOT NULL;
CREATE INDEX case_by_target ON cases.case_record (tenant_id, merged_into) WHERE merged_into IS NOT NULL;

ALTER TABLE cases.case_record ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases.case_record FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON cases.case_record TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, UPDATE, DELETE ON cases.case_record TO sextant_app;

-- Every change of status, for audit: rows are added and go only with their case.
CREATE TABLE cases.transition (
  tenant_id      uuid        NOT NULL,
  case_id        uuid        NOT NULL,
  position       integer     NOT NULL,
  from_status    text        NOT NULL,
  to_status      text        NOT NULL,
  decided_by     uuid        NOT NULL,
  decided_at     timestamptz NOT NULL,
  reason         text,
  closure_reason text,
  cause          text,
  proposal_id    uuid,
  PRIMARY KEY (tenant_id, case_id, position),
  FOREIGN KEY (tenant_id, case_id) REFERENCES cases.case_record (tenant_id, id) ON DELETE CASCADE
);
ALTER TABLE cases.transition ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases.transition FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON cases.transition TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT ON cases.transition TO sextant_app;

-- What was said. Angle brackets are blanks for the search, so that words in code and markup are found.
CREATE TABLE cases.message (
  tenant_id  uuid        NOT NULL,
  id         uuid        NOT NULL,
  case_id    uuid        NOT NULL,
  role       text        NOT NULL,
  content    text        NOT NULL,
  author     uuid        NOT NULL,
  created_at timestamptz NOT NULL,
  words      tsvector    NOT NULL GENERATED ALWAYS AS (to_tsvector('pg_catalog.english', translate(content, '<>', '  '))) STORED,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, case_id) REFERENCES cases.case_record (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX message_by_case ON cases.message (tenant_id, case_id, id);
ALTER TABLE cases.message ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases.message FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON cases.message TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT ON cases.message TO sextant_app;

-- -------------------------------------------------------------------------------------------------------------------- tags, as an index
-- The tags of a case stand in its row. This table repeats them so that a filter by tag can use an index: the operators on arrays are not
-- leakproof, and under row-level security an index serves only leakproof ones.
CREATE TABLE cases.case_tag (
  tenant_id uuid NOT NULL,
  tag       text NOT NULL,
  case_id   uuid NOT NULL,
  PRIMARY KEY (tenant_id, tag, case_id),
  FOREIGN KEY (tenant_id, case_id) REFERENCES cases.case_record (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX case_tag_by_case ON cases.case_tag (tenant_id, case_id);
ALTER TABLE cases.case_tag ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases.case_tag FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON cases.case_tag TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, DELETE ON cases.case_tag TO sextant_app;

CREATE FUNCTION cases.index_tags() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    DELETE FROM cases.case_tag t
      WHERE t.tenant_id = NEW.tenant_id AND t.case_id = NEW.id AND NOT t.tag = ANY (NEW.tags);
  END IF;
  INSERT INTO cases.case_tag (tenant_id, tag, case_id)
    SELECT NEW.tenant_id, tag, NEW.id FROM unnest(NEW.tags) tag ON CONFLICT DO NOTHING;
  RETURN NULL;
END
$$;
CREATE TRIGGER index_new_tags AFTER INSERT ON cases.case_record
  FOR EACH ROW WHEN (NEW.tags <> '{}') EXECUTE FUNCTION cases.index_tags();
CREATE TRIGGER index_changed_tags AFTER UPDATE ON cases.case_record
  FOR EACH ROW WHEN (NEW.tags <> OLD.tags) EXECUTE FUNCTION cases.index_tags();

-- ------------------------------------------------------------------------------------------------------------------- words, as an index
-- The words of a case: of its title (weight A), its description (B) and its messages (C). A vector holds at most one megabyte, so the
-- messages of a long case are spread over several parts, each with the title and the description. "document" also holds the tenant as a
-- word, which no text can contain, so that the index finds the tenant's documents and not everybody's.
CREATE TABLE cases.case_text (
  tenant_id  uuid     NOT NULL,
  case_id    uuid     NOT NULL,
  part       integer  NOT NULL,
  characters integer  NOT NULL,
  head       tsvector NOT NULL,
  body       tsvector NOT NULL,
  document   tsvector NOT NULL
    GENERATED ALWAYS AS (array_to_tsvector(ARRAY['tenant=' || tenant_id::text]) || head || body) STORED,
  PRIMARY KEY (tenant_id, case_id, part),
  FOREIGN KEY (tenant_id, case_id) REFERENCES cases.case_record (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX case_text_document ON cases.case_text USING gin (document);
ALTER TABLE cases.case_text ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases.case_text FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant ON cases.case_text TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
-- Only for the search function below, which runs as the owner and names the tenant itself. A policy that named it would keep the
-- function from the index as well.
CREATE POLICY search ON cases.case_text FOR SELECT TO sextant_owner USING (true);
GRANT SELECT, INSERT, UPDATE, DELETE ON cases.case_text TO sextant_app;

CREATE FUNCTION cases.head(title text, description text) RETURNS tsvector
  LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT setweight(to_tsvector('pg_catalog.english', translate(title, '<>', '  ')), 'A')
      || setweight(to_tsvector('pg_catalog.english', translate(description, '<>', '  ')), 'B')
$$;
GRANT EXECUTE ON FUNCTION cases.head(text, text) TO sextant_app;

CREATE FUNCTION cases.index_case() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO cases.case_text (tenant_id, case_id, part, characters, head, body)
      VALUES (NEW.tenant_id, NEW.id, 0, 0, cases.head(NEW.title, NEW.description), '');
  ELSE
    UPDATE cases.case_text t SET head = cases.head(NEW.title, NEW.description)
      WHERE t.tenant_id = NEW.tenant_id AND t.case_id = NEW.id;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER index_new_case AFTER INSERT ON cases.case_record
  FOR EACH ROW EXECUTE FUNCTION cases.index_case();
CREATE TRIGGER index_changed_case AFTER UPDATE ON cases.case_record
  FOR EACH ROW WHEN ((NEW.title, NEW.description) IS DISTINCT FROM (OLD.title, OLD.description))
  EXECUTE FUNCTION cases.index_case();

CREATE FUNCTION cases.index_message() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  -- So many characters, of four bytes at most and indexed up to three times, stay below one megabyte.
  most   constant integer := 60000;
  size   constant integer := char_length(NEW.content);
  latest cases.case_text%ROWTYPE;
BEGIN
  SELECT * INTO STRICT latest FROM cases.case_text t
    WHERE t.tenant_id = NEW.tenant_id AND t.case_id = NEW.case_id ORDER BY t.part DESC LIMIT 1 FOR UPDATE;
  IF latest.characters > 0 AND latest.characters + size > most THEN
    INSERT INTO cases.case_text (tenant_id, case_id, part, characters, head, body)
      VALUES (NEW.tenant_id, NEW.case_id, latest.part + 1, size, latest.head, setweight(NEW.words, 'C'));
  ELSE
    UPDATE cases.case_text t SET characters = t.characters + size, body = t.body || setweight(NEW.words, 'C')
      WHERE t.tenant_id = NEW.tenant_id AND t.case_id = NEW.case_id AND t.part = latest.part;
  END IF;
  RETURN NULL;
END
$$;
CREATE TRIGGER index_new_message AFTER INSERT ON cases.message
  FOR EACH ROW EXECUTE FUNCTION cases.index_message();

-- The cases of the present tenant in which all words of a text occur, with a rank: 3 and more when all are in the title, 2 and more when all
-- are in title and description, 1 and more otherwise. Text operators are not leakproof: under row-level security the index would
-- not serve, and every document of the tenant would be read. So this runs as the owner, and the tenant is named here. Reviewed: the
-- tenant comes from the same setting as in every policy; nothing but ids of its own cases leaves the function.
CREATE FUNCTION cases.matching_cases(words text) RETURNS TABLE (case_id uuid, rank real)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
  SELECT t.case_id,
         max(ts_rank('{0, 0.1, 0.4, 1}', t.document, asked.query, 32)
           + CASE WHEN ts_filter(t.head, '{a}') @@ asked.query THEN 3 WHEN t.head @@ asked.query THEN 2 ELSE 1 END)::real
  FROM (SELECT plainto_tsquery('pg_catalog.english', translate(words, '<>', '  ')) AS query,
               nullif(current_setting('sextant.tenant', true), '')::uuid AS tenant) asked
  JOIN cases.case_text t ON t.tenant_id = asked.tenant
    AND t.document @@ (quote_literal('tenant=' || asked.tenant)::tsquery && asked.query)
  WHERE numnode(asked.query) > 0
  GROUP BY t.case_id
$$;
REVOKE ALL ON FUNCTION cases.matching_cases(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases.matching_cases(text) TO sextant_app;

-- Where in a case the words occur: a piece of the description, else of the first message that has all of them, else of the first that has
-- one, else of the title. Two asterisks stand before and after each match. The control characters 4 and 5 stand in for angle brackets,
-- which the marking would drop. Runs as the caller, under row-level security.
CREATE FUNCTION cases.snippet(subject uuid, words text) RETURNS text
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  WITH asked AS (
    SELECT query, replace(query::text, ' & ', ' | ')::tsquery AS any_word
    FROM (SELECT plainto_tsquery('pg_catalog.english', translate(words, '<>', '  ')) AS query) q
  ), chosen AS (
    SELECT query, coalesce(
      (SELECT c.description FROM cases.case_record c WHERE c.id = subject
         AND to_tsvector('pg_catalog.english', translate(c.description, '<>', '  ')) @@ any_word),
      (SELECT m.content FROM cases.message m WHERE m.case_id = subject AND m.words @@ query ORDER BY m.id LIMIT 1),
      (SELECT m.content FROM cases.message m WHERE m.case_id = subject AND m.words @@ any_word ORDER BY m.id LIMIT 1),
      (SELECT c.title FROM cases.case_record c WHERE c.id = subject)) AS content
    FROM asked
  )
  SELECT translate(
    ts_headline('pg_catalog.english', translate(content, E'<>\x04\x05', E'\x04\x05'), query,
      'StartSel=**, StopSel=**, MaxWords=35, MinWords=15, MaxFragments=2, FragmentDelimiter=" … "'),
    E'\x04\x05', '<>')
  FROM chosen
$$;
REVOKE ALL ON FUNCTION cases.snippet(uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases.snippet(uuid, text) TO sextant_app;
