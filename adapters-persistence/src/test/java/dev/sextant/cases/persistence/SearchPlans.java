package dev.sextant.cases.persistence;

import dev.sextant.shared.persistence.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Fills a database with cases and shows how a search is planned: inside the search function, and as it would be planned without it. */
final class SearchPlans {

    static final UUID TENANT = new UUID(0x0192_0000_0000_7000L, 0x8000_0000_0000_0001L);
    private static final UUID NEIGHBOUR = new UUID(0x0192_0000_0000_7000L, 0x8000_0000_0000_0002L);

    private SearchPlans() {}

    /**
     * Half of the cases belong to the tenant, half to its neighbour. Every case has some words of a vocabulary of 5,000, one in a thousand also the word zeppelin.
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
                        + " 'word' || i * 7 % 5000 || ' word' || i * 13 % 5000 || CASE WHEN i % 1000 < 2 THEN ' zeppelin' ELSE '' END,"
                        + " (SELECT string_agg('word' || (i * k * 31) % 5000, ' ') FROM generate_series(1, 20) k),"
                        + " 'low', 'consulting', '{}', 0, gen_random_uuid(), now(), now() FROM generate_series(1, "
                        + cases + ") i");
        database.execute("INSERT INTO cases.case_text (tenant_id, case_id, part, characters, head, body)"
                + " SELECT tenant_id, id, 0, 0, cases.head(title, description), '' FROM cases.case_record");
        database.execute("ALTER TABLE cases.case_record ENABLE TRIGGER USER");
        database.execute("CREATE INDEX case_text_document ON cases.case_text USING gin (document)");
        database.execute("ANALYZE cases.case_record, cases.case_text");
    }

    /** The plan of the statement inside the search function, as its owner runs it for the tenant. */
    static List<String> planInside(TestDatabase database, String explain, String words) throws SQLException {
        try (Connection owner = database.owner().getConnection()) {
            tenant(owner);
            String body = rows(owner, "SELECT prosrc FROM pg_proc WHERE oid = 'cases.matching_cases'::regproc")
                    .getFirst();
            return rows(owner, explain + body.replace("translate(words,", "translate('" + words + "',"));
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

    private static void tenant(Connection connection) throws SQLException {
        rows(connection, "SELECT set_config('sextant.tenant', '" + TENANT + "', false)");
    }

    private static List<String> rows(Connection connection, String sql) throws SQLException {
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
