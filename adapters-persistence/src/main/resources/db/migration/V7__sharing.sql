-- With whom cases are shared, and lists and searches of what somebody may see. Runs as sextant_owner.

-- The organisation as a grantee has its own id. Creation and change of the case are repeated here, so that the cases that are shared with
-- somebody are listed in either order by an index.
CREATE TABLE cases.share (
  tenant_id       uuid        NOT NULL,
  case_id         uuid        NOT NULL,
  grantee_kind    text        NOT NULL CHECK (grantee_kind IN ('user', 'team', 'organization')),
  grantee_id      uuid        NOT NULL CHECK (grantee_kind <> 'organization' OR grantee_id = tenant_id),
  access          text        NOT NULL CHECK (access IN ('read', 'write')),
  shared_by       uuid        NOT NULL,
  shared_at       timestamptz NOT NULL,
  case_created_at timestamptz NOT NULL,
  case_updated_at timestamptz NOT NULL,
  PRIMARY KEY (tenant_id, case_id, grantee_kind, grantee_id),
  FOREIGN KEY (tenant_id, case_id) REFERENCES cases.case_record (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX share_by_creation ON cases.share (tenant_id, grantee_kind, grantee_id, case_created_at, case_id);
CREATE INDEX share_by_change ON cases.share (tenant_id, grantee_kind, grantee_id, case_updated_at, case_id);
CREATE INDEX share_of_user ON cases.share (grantee_id) WHERE grantee_kind = 'user';

-- A user is a tenant too, of one: there a user sees and ends what is shared with them in every organisation, and nothing else. The user is
-- asked for with CASE, which no index serves: else the planner would make two bitmaps of OR and lose the order of the indexes above.
ALTER TABLE cases.share ENABLE ROW LEVEL SECURITY;
ALTER TABLE cases.share FORCE ROW LEVEL SECURITY;
CREATE POLICY own_tenant_or_user_sees ON cases.share FOR SELECT TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR CASE WHEN grantee_kind = 'user' THEN grantee_id END = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY own_tenant_or_user_ends ON cases.share FOR DELETE TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid
    OR CASE WHEN grantee_kind = 'user' THEN grantee_id END = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY own_tenant_gives ON cases.share FOR INSERT TO sextant_app
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
CREATE POLICY own_tenant_changes ON cases.share FOR UPDATE TO sextant_app
  USING (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid)
  WITH CHECK (tenant_id = nullif(current_setting('sextant.tenant', true), '')::uuid);
GRANT SELECT, INSERT, DELETE, UPDATE (access, shared_by, shared_at, case_updated_at) ON cases.share TO sextant_app;

-- What somebody opened or cares for, in either order.
CREATE INDEX case_by_opener ON cases.case_record (tenant_id, opened_by, created_at, id);
CREATE INDEX case_by_opener_and_change ON cases.case_record (tenant_id, opened_by, updated_at, id);
CREATE INDEX case_by_assignee_and_change ON cases.case_record (tenant_id, assignee, updated_at, id) WHERE assignee IS NOT NULL;

-- ------------------------------------------------------------------------------------------------------- readers, in the index of words
-- Who may see a case stands in the index of words too, as words that no text can contain, so that a search reads only what the one who
-- searches may see. The application holds every hit against the shares themselves, so a reader too many is harmless: it stays when a user
-- ends a share from their own plane, where the case's row is not to be seen.
CREATE FUNCTION cases.readers(tenant uuid, subject uuid) RETURNS tsvector
  LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_to_tsvector(array_agg(DISTINCT 'reader=' || r.kind || ':' || r.id)), '')
  FROM (SELECT 'user' AS kind, c.opened_by AS id FROM cases.case_record c WHERE c.tenant_id = tenant AND c.id = subject
        UNION ALL
        SELECT 'user', c.assignee FROM cases.case_record c
          WHERE c.tenant_id = tenant AND c.id = subject AND c.assignee IS NOT NULL
        UNION ALL
        SELECT s.grantee_kind, s.grantee_id FROM cases.share s WHERE s.tenant_id = tenant AND s.case_id = subject) r
$$;
GRANT EXECUTE ON FUNCTION cases.readers(uuid, uuid) TO sextant_app;

-- The owner is held by row-level security as well, except for this.
ALTER TABLE cases.case_record NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases.case_text NO FORCE ROW LEVEL SECURITY;
ALTER TABLE cases.case_text DROP COLUMN document;
ALTER TABLE cases.case_text ADD COLUMN readers tsvector;
UPDATE cases.case_text t SET readers = cases.readers(t.tenant_id, t.case_id);
ALTER TABLE cases.case_text ALTER COLUMN readers SET NOT NULL;
ALTER TABLE cases.case_text ADD COLUMN document tsvector NOT NULL
  GENERATED ALWAYS AS (array_to_tsvector(ARRAY['tenant=' || tenant_id::text]) || readers || head || body) STORED;
CREATE INDEX case_text_document ON cases.case_text USING gin (document);
ALTER TABLE cases.case_record FORCE ROW LEVEL SECURITY;
ALTER TABLE cases.case_text FORCE ROW LEVEL SECURITY;

CREATE OR REPLACE FUNCTION cases.index_case() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    INSERT INTO cases.case_text (tenant_id, case_id, part, characters, readers, head, body)
      -- A new case has no shares yet, so its row says who its readers are.
      VALUES (NEW.tenant_id, NEW.id, 0, 0,
        array_to_tsvector(array_remove(ARRAY['reader=user:' || NEW.opened_by, 'reader=user:' || NEW.assignee], NULL)),
        cases.head(NEW.title, NEW.description), '');
  ELSE
    UPDATE cases.case_text t SET head = cases.head(NEW.title, NEW.description)
      WHERE t.tenant_id = NEW.tenant_id AND t.case_id = NEW.id;
  END IF;
  RETURN NULL;
END
$$;

CREATE OR REPLACE FUNCTION cases.index_message() RETURNS trigger
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
    INSERT INTO cases.case_text (tenant_id, case_id, part, characters, readers, head, body)
      VALUES (NEW.tenant_id, NEW.case_id, latest.part + 1, size, latest.readers, latest.head, setweight(NEW.words, 'C'));
  ELSE
    UPDATE cases.case_text t SET characters = t.characters + size, body = t.body || setweight(NEW.words, 'C')
      WHERE t.tenant_id = NEW.tenant_id AND t.case_id = NEW.case_id AND t.part = latest.part;
  END IF;
  RETURN NULL;
END
$$;

CREATE FUNCTION cases.index_assignee() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE cases.case_text t SET readers = cases.readers(NEW.tenant_id, NEW.id)
    WHERE t.tenant_id = NEW.tenant_id AND t.case_id = NEW.id;
  RETURN NULL;
END
$$;
CREATE TRIGGER index_changed_assignee AFTER UPDATE ON cases.case_record
  FOR EACH ROW WHEN (NEW.assignee IS DISTINCT FROM OLD.assignee) EXECUTE FUNCTION cases.index_assignee();

CREATE FUNCTION cases.index_shares() RETURNS trigger
  LANGUAGE plpgsql SET search_path = pg_catalog, pg_temp AS $$
BEGIN
  UPDATE cases.case_text t SET readers = cases.readers(t.tenant_id, t.case_id)
    FROM (SELECT DISTINCT tenant_id, case_id FROM changed) c
    WHERE t.tenant_id = c.tenant_id AND t.case_id = c.case_id;
  RETURN NULL;
END
$$;
CREATE TRIGGER index_given_shares AFTER INSERT ON cases.share
  REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION cases.index_shares();
CREATE TRIGGER index_ended_shares AFTER DELETE ON cases.share
  REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION cases.index_shares();

-- The cases of the present tenant in which all words of a text occur, that a filter wants, and that one of the readers may see, with a rank:
-- 3 and more when all words are in the title, 2 and more when all are in title and description, 1 and more otherwise. An empty list wants
-- anything; readers that are null may see everything. Ranking reads every document, so at most 5,000 are ranked, and these are the newest
-- of those that the filter wants and the readers may see: what they may not see changes nothing in what they find. Planned anew for each
-- search, because a rare word and a common one take different ways. Text operators are not leakproof: under row-level security the index
-- would not serve. So this runs as the owner, and the tenant is named here. Reviewed: the tenant comes from the same setting as in every
-- policy; nothing but ids of its own cases leaves the function.
DROP FUNCTION cases.matching_cases(text);
CREATE POLICY search ON cases.case_record FOR SELECT TO sextant_owner USING (true);
CREATE FUNCTION cases.matching_cases(
    words text, readers text[], statuses text[], severities text[], tags text[], assigned_to uuid,
    created_from timestamptz, created_before timestamptz)
  RETURNS TABLE (case_id uuid, rank real)
  LANGUAGE plpgsql STABLE SECURITY DEFINER
  SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan SET enable_seqscan = off AS $$
DECLARE
  tenant constant uuid    := nullif(current_setting('sextant.tenant', true), '')::uuid;
  asked  constant tsquery := plainto_tsquery('pg_catalog.english', translate(words, '<>', '  '));
  seen   constant tsquery := (SELECT string_agg(quote_literal('reader=' || r.name), '|') FROM unnest(readers) r(name))::tsquery;
  sought constant tsquery := quote_literal('tenant=' || tenant)::tsquery && asked;
BEGIN
  IF numnode(asked) = 0 OR cardinality(readers) = 0 THEN
    RETURN;
  END IF;
  RETURN QUERY
  SELECT found.case_id,
         max(ts_rank('{0, 0.1, 0.4, 1}', found.document, asked, 32)
           + CASE WHEN ts_filter(found.head, '{a}') @@ asked THEN 3 WHEN found.head @@ asked THEN 2 ELSE 1 END)::real
  FROM (SELECT t.case_id, t.head, t.document
        FROM cases.case_text t
        JOIN cases.case_record c ON c.tenant_id = tenant AND c.id = t.case_id
        WHERE t.tenant_id = tenant
          AND t.document @@ coalesce(sought && seen, sought)
          AND (cardinality(statuses) = 0 OR c.status = ANY (statuses))
          AND (cardinality(severities) = 0 OR c.severity = ANY (severities))
          AND (cardinality(matching_cases.tags) = 0 OR c.tags @> matching_cases.tags)
          AND (assigned_to IS NULL OR c.assignee = assigned_to)
          AND (created_from IS NULL OR c.created_at >= created_from)
          AND (created_before IS NULL OR c.created_at < created_before)
        ORDER BY t.case_id DESC
        LIMIT 5000) found
  GROUP BY found.case_id;
END
$$;
REVOKE ALL ON FUNCTION cases.matching_cases(text, text[], text[], text[], text[], uuid, timestamptz, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION cases.matching_cases(text, text[], text[], text[], text[], uuid, timestamptz, timestamptz) TO sextant_app;
