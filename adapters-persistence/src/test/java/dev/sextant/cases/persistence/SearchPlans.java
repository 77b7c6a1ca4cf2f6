package dev.sextant.cases.persistence;

import dev.sextant.shared.persistence.TestDatabase;
import io.vavr.control.Option;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Fills a database with cases and shows how a search is planned: inside the search function, and as it would be planned without it. */
final class SearchPlans {

    static final UUID TENANT = new UUID(0x0192_0000_0000_7000L, 0x8000_0000_0000_0001L);
    /** Opened one in a hundred of the tenant's cases, and sees no other. */
    static final UUID MEMBER = new UUID(0x0192_0000_0000_7000L, 0x8000_0000_0000_0003L);

    private static final UUID NEIGHBOUR = new UUID(0x0192_0000_0000_7000L, 0x8000_0000_0000_0002L);

    private SearchPlans() {}

    /**
     * Half of the cases belong to the tenant, half to its neighbour. Every case has some words of a vocabulary of 5,000, one in a thousand also the word zeppelin, and one in two the word
     * common.
     */
    static void fill(TestDatabase database, int cases) {
        // Made anew at the end: many times faster than a million insertions into it.
        database.execute("DROP INDEX cases.case_text_document");
        database.execute("ALTER TABLE cases.case_record DISABLE TRIGGER USER");
        database.execute(
                "INSERT INTO cases.case_record (tenant_id, id, version, title, description, severity, status, tags, message_count,"
                        + " opened_by, created_at, updated_at) SELECT CASE i % 2 WHEN 0 THEN '" + TENANT
                        + "'::uuid ELSE '" + NEIGHBOUR
                        + "'::uuid END, gen_random_uuid(), 1,"
                        + " 'word' || i * 7 % 5000 || ' word' || i * 13 % 5000 || CASE WHEN i % 1000 < 2 THEN ' zeppelin' ELSE '' END"
                        + " || CASE WHEN i % 4 < 2 THEN ' common' ELSE '' END,"
                        + " (SELECT string_agg('word' || (i * k * 31) % 5000, ' ') FROM generate_series(1, 20) k),"
                        + " 'low', 'consulting', '{}', 0, CASE WHEN i % 200 = 0 THEN '" + MEMBER
                        + "'::uuid ELSE gen_random_uuid() END, now(), now() FROM generate_series(1::bigint, "
                        + cases + ") i");
        database.execute("INSERT INTO cases.case_text (tenant_id, case_id, part, characters, readers, head, body)"
                + " SELECT tenant_id, id, 0, 0, cases.readers(tenant_id, id), cases.head(title, description), ''"
                + " FROM cases.case_record");
        database.execute("ALTER TABLE cases.case_record ENABLE TRIGGER USER");
        database.execute("CREATE INDEX case_text_document ON cases.case_text USING gin (document)");
        database.execute("ANALYZE cases.case_record, cases.case_text");
    }

    /**
     * The plan of the statement inside the search function, as its owner runs it for the tenant.
     *
     * @param reader who searches; none for somebody who may see everything
     */
    static List<String> planInside(TestDatabase database, String explain, String words, Option<UUID> reader)
            throws SQLException {
        try (Connection owner = database.owner().getConnection()) {
            tenant(owner);
            String body = rows(owner, "SELECT prosrc FROM pg_proc WHERE oid = 'cases.matching_cases'::regproc")
                    .getFirst();
            String statement =
                    body.substring(body.indexOf("RETURN QUERY") + "RETURN QUERY".length(), body.lastIndexOf("END"));
            String asked = "plainto_tsquery('pg_catalog.english', '" + words + "')";
            String seen = reader.map(user -> " && quote_literal('reader=user:" + user + "')::tsquery")
                    .getOrElse("");
            String sought = rows(owner, "SELECT quote_literal('tenant=" + TENANT + "')::tsquery && " + asked + seen)
                    .getFirst()
                    .replace("'", "''");
            return rows(
                    owner,
                    explain
                            + statement
                                    .replaceAll("\\btenant\\b", "'" + TENANT + "'")
                                    .replaceAll("coalesce\\(sought && seen, sought\\)", "'" + sought + "'::tsquery")
                                    .replaceAll("\\basked\\b", asked)
                                    .replaceAll("\\b(statuses|severities|matching_cases\\.tags)\\b", "'{}'::text[]")
                                    .replaceAll("\\bassigned_to\\b", "NULL::uuid")
                                    .replaceAll("\\b(created_from|created_before)\\b", "NULL::timestamptz"));
        }
    }

    /** The plan of the same search by the application itself, under row-level security. */
    static List<String> planWithoutFunction(TestDatabase database, String explain, String words) throws SQLException {
        try (Connection app = database.app().getConnection()) {
            tenant(app);
            return rows(
                    app,
                    explain + "SELECT case_id FROM cases.case_text WHERE document @@ plainto_tsquery('english', '"
                            + words + "')");
        }
    }

    /**
     * The ids that the search function finds, the newest first.
     *
     * @param reader who searches; none for somebody who may see everything
     * @param status in which status; any when empty
     */
    static List<String> found(TestDatabase database, String words, Option<UUID> reader, String status)
            throws SQLException {
        try (Connection app = database.app().getConnection()) {
            tenant(app);
            return rows(
                    app,
                    "SELECT case_id FROM cases.matching_cases('" + words + "', "
                            + reader.map(user -> "ARRAY['user:" + user + "']").getOrElse("NULL") + ", '{" + status
                            + "}', '{}', '{}', NULL, NULL, NULL) ORDER BY case_id DESC");
        }
    }

    private static void tenant(Connection connection) throws SQLException {
        rows(connection, "SELECT set_config('sextant.tenant', '" + TENANT + "', false)");
    }

    /** The first column of an answer. */
    static List<String> rows(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var answer = statement.executeQuery(sql)) {
            var rows = new ArrayList<String>();
            while (answer.next()) {
                rows.add(answer.getString(1));
            }
            return rows;
        }
    }
}
