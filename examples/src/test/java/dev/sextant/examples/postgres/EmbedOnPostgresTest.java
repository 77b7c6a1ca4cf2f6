package dev.sextant.examples.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.Sextant;
import dev.sextant.bootstrap.database.DirectLogin;
import dev.sextant.bootstrap.database.EmbeddedDatabase;
import dev.sextant.bootstrap.workspace.DataFolder;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbedOnPostgresTest {

    @TempDir
    private Path directory;

    @Test
    void the_example_runs_on_a_database_that_was_migrated_for_it() throws Exception {
        var printed = new ByteArrayOutputStream();
        try (var folder = DataFolder.open(directory.resolve("data"));
                var database = EmbeddedDatabase.start(
                        folder, Path.of("target", "postgresql").toAbsolutePath(), 20)) {
            Sextant.migrate(login(database, database.superuserName(), database.superuserPassword()));
            try (var connection = database.superuser();
                    var statement = connection.createStatement()) {
                statement.execute("ALTER ROLE sextant_app LOGIN PASSWORD 'example'");
                statement.execute("ALTER ROLE sextant_worker LOGIN PASSWORD 'example'");
            }

            EmbedOnPostgres.run(
                    login(database, "sextant_app", "example"),
                    login(database, "sextant_worker", "example"),
                    directory.resolve("files"),
                    new PrintStream(printed, true, StandardCharsets.UTF_8));
        }

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .contains("opened    case_")
                .contains("uploaded  file_")
                .contains("28 bytes");
    }

    private static DirectLogin login(EmbeddedDatabase database, String user, String password) {
        return new DirectLogin(database.url(), user, password);
    }
}
