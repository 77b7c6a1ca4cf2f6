package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.identity.domain.BuiltInRole;
import dev.sextant.shared.domain.Permission;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Built-in roles are rows: whatever they came to permit since an organisation was founded, a migration gives to those that are there. Who adds a permission to one and no migration finds out here. */
class MigratedRolesTest {

    private static final String TENANT = "01900000-0000-7000-8000-000000000001";
    private static final UUID OWN = UUID.fromString("01900000-0000-7000-8000-000000000209");

    private static final List<String> READING =
            List.of("cases:read", "knowledge:read", "organization:read", "members:read");
    private static final List<String> WORKING = joined(READING, "cases:write", "knowledge:write");
    private static final List<String> ADMINISTERING = joined(
            WORKING,
            "cases:manage",
            "knowledge:manage",
            "members:manage",
            "teams:manage",
            "roles:manage",
            "api_keys:manage",
            "sessions:manage",
            "audit:read");

    private static PostgresForTests server;

    @BeforeAll
    static void start() {
        server = PostgresForTests.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static List<String> joined(List<String> some, String... more) {
        return Stream.concat(some.stream(), Arrays.stream(more)).toList();
    }

    /** A database of the time when there were accounts for the first time. */
    private static TestDatabase before() {
        TestDatabase database = server.emptyDatabase();
        database.migrateTo("6");
        return database;
    }

    private static void role(TestDatabase database, UUID id, boolean builtIn, List<String> permissions) {
        database.execute("INSERT INTO identity.role (tenant_id, id, version, name, name_key, permissions, built_in,"
                + " created_at, updated_at) VALUES ('" + TENANT + "', '" + id + "', 1, '" + id + "', '" + id + "', '{"
                + String.join(",", permissions) + "}', " + builtIn + ", now(), now())");
    }

    private static Set<Permission> permissions(TestDatabase database, UUID role) throws SQLException {
        try (var connection = database.superuser().getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(
                        "SELECT array_to_string(permissions, ',') FROM identity.role WHERE id = '" + role + "'")) {
            rows.next();
            return Arrays.stream(rows.getString(1).split(",", -1))
                    .map(Permission::new)
                    .collect(Collectors.toSet());
        }
    }

    @Test
    void built_in_roles_that_are_there_permit_what_those_of_new_organisations_do_and_others_stay() throws SQLException {
        try (TestDatabase database = before()) {
            role(database, BuiltInRole.OWNER.id().value(), true, joined(ADMINISTERING, "organization:manage"));
            role(database, BuiltInRole.ADMIN.id().value(), true, ADMINISTERING);
            role(database, BuiltInRole.MEMBER.id().value(), true, WORKING);
            role(database, BuiltInRole.VIEWER.id().value(), true, READING);
            role(database, BuiltInRole.SUPER_ADMIN.id().value(), true, List.of("platform:manage", "audit:read"));
            role(database, OWN, false, ADMINISTERING);

            Migrations.migrate(database.superuser());

            for (BuiltInRole role : BuiltInRole.values()) {
                assertThat(permissions(database, role.id().value()))
                        .as(role.code())
                        .isEqualTo(role.permissions());
            }
            assertThat(permissions(database, OWN))
                    .as("what people defined stays as they defined it")
                    .isEqualTo(ADMINISTERING.stream().map(Permission::new).collect(Collectors.toSet()));
        }
    }
}
