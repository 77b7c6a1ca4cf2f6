package dev.sextant.bootstrap.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.workspace.DataFolder;
import dev.sextant.bootstrap.workspace.LiveProcess;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseTest {

    private static final int CONNECTIONS = 5;

    @TempDir
    private Path directory;

    @Test
    void what_is_acknowledged_is_durable_and_survives_a_restart() throws SQLException {
        try (var folder = DataFolder.open(directory)) {
            try (var database = start(folder);
                    var connection = database.superuser()) {
                assertThat(show(connection, "fsync")).isEqualTo("on");
                assertThat(show(connection, "synchronous_commit")).isEqualTo("on");
                assertThat(show(connection, "full_page_writes")).isEqualTo("on");
                assertThat(show(connection, "data_checksums")).isEqualTo("on");
                assertThat(show(connection, "password_encryption")).isEqualTo("scram-sha-256");
                assertThat(show(connection, "listen_addresses")).isEqualTo("127.0.0.1");
                assertThat(show(connection, "unix_socket_directories")).isEmpty();
                assertThat(show(connection, "max_connections")).isEqualTo("15");
                assertThat(show(connection, "server_encoding")).isEqualTo("UTF8");
                execute(connection, "CREATE TABLE kept (n integer); INSERT INTO kept VALUES (42)");
            }
            try (var database = start(folder);
                    var connection = database.superuser()) {
                assertThat(ask(connection, "SELECT n FROM kept")).isEqualTo("42");
            }
        }
    }

    @Test
    void only_who_knows_the_password_gets_in_and_it_is_kept_for_the_owner_alone() throws IOException, SQLException {
        try (var folder = DataFolder.open(directory);
                var database = start(folder)) {
            assertThatThrownBy(() -> DriverManager.getConnection(database.url(), "postgres", "guess")
                            .close())
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(folder.secrets().file("database-superuser"))))
                    .isEqualTo("rw-------");
            assertThat(Files.getPosixFilePermissions(folder.database().resolve("data")))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
            int port = URI.create(database.url().substring("jdbc:".length())).getPort();
            assertThat(port).isBetween(1024, 32767);
            try (var connection = database.superuser()) {
                assertThat(ask(
                                connection,
                                "SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE rolname = 'postgres'"))
                        .isEqualTo("t");
            }
        }
    }

    @Test
    void a_server_that_a_killed_program_left_behind_is_replaced_and_nothing_committed_is_lost() throws Exception {
        try (var folder = DataFolder.open(directory)) {
            var left = start(folder);
            long pid = left.pid();
            try (var connection = left.superuser()) {
                execute(connection, "CREATE TABLE kept (n integer); INSERT INTO kept VALUES (7)");
            }
            // The first one is not closed: to the second start it looks like the leftover of a program that was killed.
            left.forget();
            try (var database = start(folder);
                    var connection = database.superuser()) {
                assertThat(database.pid()).isNotEqualTo(pid);
                assertThat(LiveProcess.is(pid)).isFalse();
                assertThat(ask(connection, "SELECT n FROM kept")).isEqualTo("7");
            }
        }
    }

    @Test
    void a_killed_server_comes_back_on_the_same_port_with_all_that_was_committed() throws Exception {
        Set<Long> others = children();
        try (var folder = DataFolder.open(directory);
                var database = start(folder)) {
            long pid = database.pid();
            try (var connection = database.superuser()) {
                execute(connection, "CREATE TABLE kept (n integer); INSERT INTO kept VALUES (9)");
            }

            assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();

            try (var connection = Eventually.answers(Duration.ofSeconds(30), database::superuser)) {
                assertThat(ask(connection, "SELECT n FROM kept")).isEqualTo("9");
            }
            assertThat(database.pid()).isNotEqualTo(pid);
            assertThat(children()).filteredOn(child -> !others.contains(child)).hasSize(1);
        }
        assertThat(children()).isSubsetOf(others);
    }

    @Test
    void a_half_made_database_of_a_killed_start_is_made_anew() throws IOException, SQLException {
        try (var folder = DataFolder.open(directory)) {
            Path draft = Files.createDirectories(folder.database().resolve("data.new/base"));
            Files.writeString(draft.resolve("rest"), "half");
            try (var database = start(folder);
                    var connection = database.superuser()) {
                assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
            }
            assertThat(folder.database().resolve("data.new")).doesNotExist();
        }
    }

    @Test
    void data_of_another_major_version_is_refused_with_both_versions() throws IOException {
        try (var folder = DataFolder.open(directory)) {
            Files.createDirectories(folder.database().resolve("data"));
            Files.writeString(folder.database().resolve("data/PG_VERSION"), "99\n");

            assertThatThrownBy(() -> start(folder).close())
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("written by PostgreSQL 99")
                    .hasMessageContaining("brings PostgreSQL 18");
        }
    }

    @Test
    void a_lost_password_is_told_and_the_server_does_not_stay_behind() throws IOException {
        try (var folder = DataFolder.open(directory)) {
            start(folder).close();
            Files.delete(folder.secrets().file("database-superuser"));

            assertThatThrownBy(() -> start(folder).close())
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("secrets");
            assertThat(folder.database().resolve("data/postmaster.pid")).doesNotExist();
        }
    }

    @Test
    void the_number_of_another_program_in_a_stale_pid_file_does_not_stop_the_start() throws IOException, SQLException {
        try (var folder = DataFolder.open(directory)) {
            start(folder).close();
            Files.writeString(
                    folder.database().resolve("data/postmaster.pid"),
                    ProcessHandle.current().pid() + "\n/elsewhere\n");
            try (var database = start(folder);
                    var connection = database.superuser()) {
                assertThat(ask(connection, "SELECT 1")).isEqualTo("1");
            }
        }
    }

    /** The processes that this one started and that still run: a watch for each database. */
    private static Set<Long> children() {
        return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
    }

    private static EmbeddedDatabase start(DataFolder folder) {
        return EmbeddedDatabase.start(folder, Programs.SHARED, CONNECTIONS);
    }

    private static String show(Connection connection, String setting) throws SQLException {
        return ask(connection, "SHOW " + setting);
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            assertThat(rows.next()).isTrue();
            return String.valueOf(rows.getString(1));
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
