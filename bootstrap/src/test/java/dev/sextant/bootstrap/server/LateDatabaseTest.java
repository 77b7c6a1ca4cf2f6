package dev.sextant.bootstrap.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.StartFailed;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.database.PostgresElsewhere;
import dev.sextant.bootstrap.workspace.Endpoint;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers on a database that somebody else runs, and that is not there when they start. */
class LateDatabaseTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private static PostgresElsewhere elsewhere;

    @BeforeAll
    static void make_what_others_run(@TempDir Path files) throws IOException {
        elsewhere = new PostgresElsewhere(files);
    }

    @BeforeEach
    void it_does_not_run_and_is_empty() throws SQLException {
        elsewhere.withFreshDatabase();
    }

    @AfterEach
    void stop_it() {
        elsewhere.stop();
    }

    @Test
    void a_server_answers_503_while_its_database_is_away_and_serves_as_soon_as_it_came() throws Exception {
        try (var server = start(Map.of())) {
            var client = new Client(server.url(), server.token());
            assertThat(client.get("/health").statusCode()).isEqualTo(200);
            assertAway(client.get("/ready"));
            assertAway(client.get("/api/v1/cases"));
            assertAway(client.openCase("Too early"));
            assertThat(client.getWithoutToken("/api/v1/cases").statusCode()).isEqualTo(401);

            elsewhere.start();

            Eventually.is(PATIENCE, () -> client.get("/ready").statusCode() == 200);
            assertThat(client.openCase("In time").statusCode()).isEqualTo(201);
            assertThat(client.caseIds()).hasSize(1);
            assertThat(client.get("/metrics").body()).contains("sextant_pool_size{pool=\"worker\"}");
        }
    }

    @Test
    void a_database_that_came_but_is_not_as_it_must_be_is_never_served_from() throws Exception {
        try (var server = start(Map.of("SEXTANT_DATABASE_OWNER_USER", ""))) {
            var client = new Client(server.url(), server.token());
            assertAway(client.get("/api/v1/cases"));

            elsewhere.start();

            assertThatThrownBy(server::database)
                    .isInstanceOf(StartFailed.class)
                    .hasMessageContaining("schema version 0");
            assertAway(client.get("/ready"));
            assertAway(client.get("/api/v1/cases"));
        }
    }

    @Test
    void a_server_that_still_waits_for_its_database_stops_like_any_other() {
        var server = start(Map.of());
        assertThat(Endpoint.in(directory.resolve("data")).running().isDefined()).isTrue();

        server.close();

        assertThat(Endpoint.in(directory.resolve("data")).running().isEmpty()).isTrue();
        start(Map.of()).close();
    }

    @Test
    void a_login_that_is_refused_is_no_outage_and_told_at_once() {
        elsewhere.start();

        assertThatThrownBy(() -> start(Map.of("SEXTANT_DATABASE_PASSWORD", "guess")))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("password authentication failed for user \"sextant_app\"");
        assertThatThrownBy(() -> start(Map.of("SEXTANT_DATABASE_OWNER_PASSWORD", "")))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("the password is an empty string");
        assertThatThrownBy(() -> start(Map.of("SEXTANT_DATABASE_URL", elsewhere.url() + "_of_nobody")))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("_of_nobody\" does not exist");
        assertThatThrownBy(() ->
                        start(Map.of("SEXTANT_DATABASE_USER", "postgres", "SEXTANT_DATABASE_PASSWORD", "elsewhere")))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("is a superuser");
    }

    @Test
    void an_address_that_the_driver_does_not_understand_is_told_at_once() {
        assertThatThrownBy(() -> start(Map.of("SEXTANT_DATABASE_URL", "jdbc:postgresql://db.internal:many/sextant")))
                .isInstanceOf(StartFailed.class)
                .hasMessageContaining("must be an address such as jdbc:postgresql://host:5432/database");
    }

    private static void assertAway(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    private Server start(Map<String, String> other) {
        var environment = new HashMap<>(elsewhere.environment());
        environment.put("SEXTANT_DATA", directory.resolve("data").toString());
        environment.put("SEXTANT_PORT", "0");
        environment.putAll(other);
        return Server.start(Configuration.read(Flags.none(), environment, directory)
                .getOrElseThrow(errors -> new AssertionError(errors.toString())));
    }
}
