package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.cases.application.CaseFilter;
import dev.sextant.cases.application.CaseFixtures;
import dev.sextant.cases.application.CasePermissions;
import dev.sextant.cases.domain.Case;
import dev.sextant.cases.domain.CaseEvent;
import dev.sextant.cases.domain.SearchText;
import dev.sextant.cases.domain.Severity;
import dev.sextant.cases.persistence.JooqCaseMessages;
import dev.sextant.cases.persistence.JooqCaseQueries;
import dev.sextant.cases.persistence.JooqCases;
import dev.sextant.shared.application.Actors;
import dev.sextant.shared.application.PageRequest;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.domain.UuidV7;
import io.vavr.control.Either;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The migrations and the main paths on the oldest server that is supported. */
class OldestPostgresTest {

    private static final Path BINARIES = Path.of("target/oldest-postgres/oldest-postgres.jar");

    /** The archive in the jar of the binaries; the build chose the jar for this platform. */
    private static InputStream archive(String system, String machine) throws IOException {
        var jar = FileSystems.newFileSystem(URI.create("jar:" + BINARIES.toUri()), Map.of());
        try (var entries = Files.list(jar.getPath("/"))) {
            Path archive = entries.filter(entry -> entry.toString().endsWith(".txz"))
                    .findFirst()
                    .orElseThrow();
            return Files.newInputStream(archive);
        }
    }

    @Test
    void it_migrates_keeps_finds_and_audits() throws SQLException, IOException {
        var server = PostgresForTests.start(OldestPostgresTest::archive);
        try (var database = server.database();
                var pool = database.pool(Role.APP, 2)) {
            assertThat(version(database)).startsWith("15.");
            assertThat(Migrations.migrate(database.superuser())).isZero();
            RoleCheck.check(pool.source(), Role.APP);
            SchemaVersion.check(pool.source());
            try (var superuser = database.superuser().getConnection()) {
                assertThat(CatalogueAudit.findings(superuser)).isEmpty();
            }
            mainPaths(new JooqTransactions(pool.source(), Timeouts.standard()));
        } finally {
            server.close();
        }
    }

    private static void mainPaths(JooqTransactions transactions) {
        Actor ada = Actors.somewhere(CasePermissions.MANAGE);
        var some = new CaseFixtures();
        Case opened = some.opened("Zeppelin adrift", "Over the lake.", Severity.HIGH, "prod");
        var outbox = new JooqOutbox(transactions, new UuidV7(Clock.systemUTC(), new SecureRandom()));
        transactions.write(ada, () -> {
            new JooqCases(transactions).add(ada, opened);
            new JooqCaseMessages(transactions).append(ada, some.message(opened, "Friedrichshafen", CaseFixtures.NOON));
            outbox.append(
                    ada, "case", 1, List.of(new CaseEvent.CaseDeleted(opened.id(), ada.user(), CaseFixtures.NOON)));
            return Either.right("done");
        });
        var found = transactions.read(
                ada,
                () -> new JooqCaseQueries(transactions)
                        .search(
                                ada,
                                SearchText.of("friedrichshafen zeppelin").get(),
                                CaseFilter.all().tag(CaseFixtures.tag("prod")),
                                PageRequest.first()));
        assertThat(found.items()).hasSize(1);
        assertThat(found.items().getFirst().snippet().get()).contains("**");
    }

    private static String version(TestDatabase database) throws SQLException {
        try (var connection = database.app().getConnection();
                var statement = connection.createStatement();
                var answer = statement.executeQuery("SHOW server_version")) {
            answer.next();
            return answer.getString(1);
        }
    }
}
