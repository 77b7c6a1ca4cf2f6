-- Ranking reads every matching document, so a word that occurs in hundreds of thousands of them would run into the statement timeout. Now at
-- most 5,000 documents are ranked: of a rarer text still all, of a commoner one those that are met first. Who gets so many needs more words.
-- An index keeps the order in which they are met the same from page to page; a sequential scan may begin anywhere.
CREATE OR REPLACE FUNCTION cases.matching_cases(words text) RETURNS TABLE (case_id uuid, rank real)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
  SELECT found.case_id,
         max(ts_rank('{0, 0.1, 0.4, 1}', found.document, found.query, 32)
           + CASE WHEN ts_filter(found.head, '{a}') @@ found.query THEN 3 WHEN found.head @@ found.query THEN 2 ELSE 1 END)::real
  FROM (SELECT t.case_id, t.head, t.document, asked.query
        FROM (SELECT plainto_tsquery('pg_catalog.english', translate(words, '<>', '  ')) AS query,
                     nullif(current_setting('sextant.tenant', true), '')::uuid AS tenant) asked
        JOIN cases.case_text t ON t.tenant_id = asked.tenant
          AND t.document @@ (quote_literal('tenant=' || asked.tenant)::tsquery && asked.query)
        WHERE numnode(asked.query) > 0
        LIMIT 5000) found
  GROUP BY found.case_id
$$;
