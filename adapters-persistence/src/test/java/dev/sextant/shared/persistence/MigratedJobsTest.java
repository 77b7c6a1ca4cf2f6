package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of a database in which jobs and roles are, when tenants begin to take turns and have work done at times. */
class MigratedJobsTest {

    private static final String TENANT = "01900000-0000-7000-8000-000000000001";

    private static PostgresForTests server;

    @BeforeAll
    static void start() {
        server = PostgresForTests.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static TestDatabase before() {
        TestDatabase database = server.emptyDatabase();
        database.migrateTo("9");
        return database;
    }

    private static void job(TestDatabase database, int number, String state, boolean scheduled) {
        String id = "01900000-0000-7000-8000-00000000010" + number;
        database.execute("INSERT INTO shared.job (tenant_id, id, kind, payload, state, actor, permissions, request_id,"
                + " created_at, updated_at) VALUES ('" + TENANT + "', '" + id + "', 'k', '', '" + state + "', '" + id
                + "', '{}', 'r', now(), now())");
        if (scheduled) {
            database.execute("INSERT INTO shared.scheduled_tasks (task_name, task_instance, execution_time, picked,"
                    + " version) VALUES ('job', '" + TENANT + ":" + id + "', '2026-11-21T12:00:00Z', false, 1)");
        }
    }

    private static void role(TestDatabase database, int number, String builtIn, String permissions) {
        database.execute("INSERT INTO identity.role (tenant_id, id, version, name, name_key, permissions, built_in,"
                + " created_at, updated_at) VALUES ('" + TENANT + "', '01900000-0000-7000-8000-00000000020" + number
                + "', 1, 'n" + number + "', 'n" + number + "', '" + permissions + "', " + builtIn + ", now(), now())");
    }

    private static List<String> texts(TestDatabase database, String question) throws SQLException {
        try (var connection = database.superuser().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(question)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        }
    }

    @Test
    void jobs_that_have_not_ended_are_due_and_built_in_roles_permit_what_those_of_new_organisations_do()
            throws SQLException {
        try (TestDatabase database = before()) {
            job(database, 1, "QUEUED", true);
            job(database, 2, "RUNNING", true);
            job(database, 3, "RUNNING", false);
            job(database, 4, "SUCCEEDED", false);
            job(database, 5, "CANCELLED", true);
            job(database, 6, "CANCELLED", false);
            role(database, 1, "true", "{cases:read,cases:write,knowledge:read}");
            role(database, 2, "true", "{cases:read,knowledge:read}");
            role(database, 3, "true", "{audit:read,platform:manage}");
            role(database, 4, "false", "{cases:read,cases:write}");

            Migrations.migrate(database.superuser());

            assertThat(texts(
                            database,
                            "SELECT right(id::text, 1) || ' ' || coalesce((due_at = '2026-11-21T12:00:00Z')::text, 'never')"
                                    + " FROM shared.job ORDER BY 1"))
                    .containsExactly("1 true", "2 true", "3 false", "4 never", "5 true", "6 never");
            assertThat(texts(database, "SELECT task_name FROM shared.scheduled_tasks"))
                    .isEmpty();
            assertThat(texts(database, "SELECT permissions::text FROM identity.role ORDER BY id"))
                    .containsExactly(
                            "{cases:read,cases:write,knowledge:read,schedules:read,schedules:write}",
                            "{cases:read,knowledge:read,schedules:read}",
                            "{audit:read,platform:manage}",
                            "{cases:read,cases:write}");
        }
    }
}
