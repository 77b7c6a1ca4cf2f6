package dev.sextant.bootstrap.cli.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.bootstrap.Eventually;
import dev.sextant.bootstrap.cli.CommandLineRun;
import dev.sextant.bootstrap.cli.ExitCode;
import dev.sextant.bootstrap.config.Configuration;
import dev.sextant.bootstrap.config.Flags;
import dev.sextant.bootstrap.database.LocalDatabase;
import dev.sextant.bootstrap.database.Programs;
import dev.sextant.bootstrap.server.Server;
import dev.sextant.messaging.domain.DeadLetterId;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever runs the server looks after the delivery of events, at its command line. */
class EventsCommandTest {

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(20);
    private static final String CAUSE = "IllegalStateException at WhenAnything.on";

    @TempDir
    private Path directory;

    private CommandLineRun events(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "events";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandLineRun.typing("", directory, environment(), all);
    }

    private Map<String, String> environment() {
        return Map.of(
                "SEXTANT_DATA",
                directory.resolve("data").toString(),
                "SEXTANT_DATABASE_PROGRAMS",
                Programs.SHARED.toString(),
                "SEXTANT_PORT",
                "0");
    }

    private Server server() {
        return Server.start(Configuration.read(Flags.none(), environment(), directory)
                .getOrElseThrow(errors -> new AssertionError(errors.toString())));
    }

    private static void ok(CommandLineRun run, String... told) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(ExitCode.OK);
        assertThat(run.out()).contains(told);
    }

    private static void failed(int exitCode, CommandLineRun run, String told) {
        assertThat(run.exitCode()).as(run.out() + run.err()).isEqualTo(exitCode);
        assertThat(run.out() + run.err()).contains(told);
    }

    private static String text(Statement statement, String sql) throws SQLException {
        try (var rows = statement.executeQuery(sql)) {
            rows.next();
            return String.valueOf(rows.getString(1));
        }
    }

    /** Two organisations with dead letters of a subscriber that no program has. */
    private static List<String> failed(Statement superuser) throws SQLException {
        superuser.execute("INSERT INTO messaging.subscriber (id, name, lanes) VALUES (900, 'left.behind', 1)");
        superuser.execute("INSERT INTO messaging.lane (subscriber, lane, seen) VALUES (900, 0, '1:1:')");
        var ids = new java.util.ArrayList<String>();
        for (int i = 0; i < 3; i++) {
            UUID id = new UUID(0x0190_0000_0000_7000L + i, 0x8000_0000_0000_0001L);
            superuser.execute(
                    "INSERT INTO messaging.parked (tenant_id, id, subscriber, lane, aggregate_type, aggregate_id, event_id, recorded_at,"
                            + " at_version, at_sequence, type, version, delivery, state, attempts, due_at, cause_group, cause, first_failed_at, last_failed_at)"
                            + " VALUES ('0190f8c0-0000-7000-8000-00000000000" + (i % 2) + "', '" + id
                            + "', 900, 0, 'case', gen_random_uuid(),"
                            + " gen_random_uuid(), now(), 1, 0, 'case.opened', 1, gen_random_uuid(), 'DEAD', 8, NULL, '"
                            + CAUSE + "', 'broke', now(), now())");
            ids.add(new DeadLetterId(id).toString());
        }
        return ids;
    }

    @Test
    void letters_of_all_organisations_are_seen_and_decided_about_beside_a_running_server() throws Exception {
        try (var server = server();
                Connection connection =
                        ((LocalDatabase) server.database()).embedded().superuser();
                var superuser = connection.createStatement()) {
            ok(events("dead-letters"), "");
            List<String> ids = failed(superuser);

            ok(events("lag"), "left.behind", "dead 3", "1 of its 1 lanes are served by no program");
            ok(events("lag", "--format", "json"), "\"name\":\"left.behind\"", "\"held_up_by\":\"not_served\"");
            ok(events("dead-letters"), ids.get(0), ids.get(1), ids.get(2), CAUSE);
            ok(
                    events("dead-letters", "--subscriber", "left.behind", "--group", CAUSE, "--format", "json"),
                    "\"state\":\"dead\"");
            assertThat(events("dead-letters", "--subscriber", "other").out()).isEmpty();
            ok(events("show", ids.get(0)), "\"content\":null", "\"attempts\":8");

            String delivery = text(superuser, "SELECT string_agg(delivery::text, ',') FROM messaging.parked");
            ok(events("replay", "--group", CAUSE, "--limit", "1"), "delivered again: 1");
            ok(events("replay", "--group", CAUSE), "delivered again: 2");
            assertThat(text(
                            superuser,
                            "SELECT count(*) FROM messaging.parked WHERE state = 'RETRYING' AND attempts = 0 AND position(delivery::text IN '"
                                    + delivery + "') = 0"))
                    .isEqualTo("3");
            ok(events("replay", ids.get(1)), "delivered again");
            ok(events("discard", ids.get(2), "--reason", "The customer left."), "is discarded");
            assertThat(text(superuser, "SELECT reason FROM messaging.discarded"))
                    .isEqualTo("The customer left.");
            assertThat(
                            text(
                                    superuser,
                                    "SELECT count(*) FROM shared.audit_entry WHERE action IN ('dead_letter.replayed', 'dead_letter.discarded')"))
                    .isEqualTo("5");

            failed(ExitCode.FAILED, events("replay", ids.get(2)), "discarded already");
            failed(ExitCode.FAILED, events("show", "letter_01h455vb4pex5vsknk084sn02q"), "There is no dead letter");
            failed(ExitCode.FAILED, events("discard", "nonsense", "--reason", "x"), "There is no dead letter");
            failed(ExitCode.FAILED, events("discard", ids.get(0), "--reason", " "), "reason");
            failed(ExitCode.USAGE, events("replay"), "Name one dead letter");
            failed(ExitCode.FAILED, events("forget", "nobody"), "There is no subscriber nobody");
            String served = text(superuser, "SELECT name FROM messaging.subscriber WHERE id <> 900 LIMIT 1");
            failed(ExitCode.FAILED, events("forget", served), "is served by a running program");

            Eventually.is(
                    SEEN_WITHIN,
                    () -> figures(server)
                            .contains("sextant_events_parked{state=\"retrying\",subscriber=\"left.behind\"} 3"));
            assertThat(figures(server))
                    .contains(
                            "sextant_events_lag_seconds{subscriber=\"left.behind\"}",
                            "sextant_events_delivered_total{subscriber=\"" + served);
            ok(events("forget", "left.behind"), "forgotten, and 3 dead letters with it");
            assertThat(events("lag").out()).doesNotContain("left.behind");
        }
    }

    private static String figures(Server server) {
        try (var client = HttpClient.newHttpClient()) {
            URI metrics = server.url().resolve("/metrics");
            return client.send(
                            HttpRequest.newBuilder(metrics)
                                    .header("Authorization", "Bearer " + server.token())
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }
}
