package dev.sextant.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.database.LocalDatabase;
import dev.sextant.bootstrap.database.Programs;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A server that starts looks at what was added to the audit trails since they were signed. */
class AuditAtStartTest {

    private static final Duration LINKED_WITHIN = Duration.ofSeconds(15);
    private static final String PASSWORD = "correct horse battery";

    @TempDir
    private Path directory;

    private Server server() {
        var environment = Map.of(
                "SEXTANT_DATA",
                directory.toString(),
                "SEXTANT_DATABASE_PROGRAMS",
                Programs.SHARED.toString(),
                "SEXTANT_MODE",
                "enterprise",
                "SEXTANT_PORT",
                "0");
        return Server.start(Configuration.read(Flags.none(), environment, directory)
                .getOrElseThrow(errors -> new AssertionError(errors.toString())));
    }

    private static int execute(Server server, String sql) throws SQLException {
        if (!(server.database() instanceof LocalDatabase database)) {
            throw new AssertionError("not the embedded database");
        }
        try (var superuser = database.embedded().superuser();
                var statement = superuser.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }

    /** Waits until every entry is linked: then, and only then, the statement changes a row. */
    private static void awaitLinks(Server server) {
        Eventually.is(LINKED_WITHIN, () -> execute(server, """
                        UPDATE identity.account SET updated_at = updated_at WHERE NOT EXISTS (SELECT FROM shared.audit_entry e
                        WHERE NOT EXISTS (SELECT FROM shared.audit_link l WHERE l.tenant_id = e.tenant_id AND l.entry_id = e.id))""") > 0);
    }

    private static void figures(EnterpriseClient client, String altered) {
        Eventually.is(LINKED_WITHIN, () -> {
            String metrics = client.get("/metrics", "").body();
            return metrics.contains("sextant_audit_trails_altered " + altered)
                    && !metrics.contains("sextant_audit_trails_checked 0.0");
        });
    }

    @Test
    void an_alteration_since_the_last_signature_is_told_in_log_and_figures_and_the_server_serves_on() throws Exception {
        try (var server = server()) {
            var client = new EnterpriseClient(server.url());
            String place = "/api/v1/organizations/"
                    + EnterpriseClient.field(client.register("ada@example.com", PASSWORD, "acme"), "organization_id");
            awaitLinks(server);
            String token = client.logIn("ada@example.com", PASSWORD);
            assertThat(client.send("POST", place + "/teams", token, "{\"name\":\"On call\"}")
                            .statusCode())
                    .isEqualTo(201);
            awaitLinks(server);
        }
        try (var server = server()) {
            figures(new EnterpriseClient(server.url()), "0.0");
            assertThat(execute(
                            server,
                            "UPDATE shared.audit_entry SET address = '203.0.113.9' WHERE action = 'team.created'"))
                    .isEqualTo(1);
        }
        var lines = new ListAppender<ILoggingEvent>();
        var logger = (Logger) LoggerFactory.getLogger(AuditAtStart.class);
        lines.start();
        logger.addAppender(lines);
        try (var server = server()) {
            var client = new EnterpriseClient(server.url());
            figures(client, "1.0");
            assertThat(lines.list)
                    .filteredOn(line -> line.getLevel() == Level.ERROR)
                    .singleElement()
                    .satisfies(line -> assertThat(line.getKeyValuePairs().toString())
                            .contains("tenant=", "org_", "entry_changed"));
            assertThat(client.get("/ready", "").statusCode()).isEqualTo(200);
        } finally {
            logger.detachAppender(lines);
        }
    }
}
