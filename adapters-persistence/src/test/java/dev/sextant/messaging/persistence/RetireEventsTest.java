package dev.sextant.messaging.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sextant.shared.application.Actors;
import dev.sextant.shared.domain.Actor;
import dev.sextant.shared.persistence.EventBucket;
import dev.sextant.shared.persistence.Stage;
import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetireEventsTest {

    private final YearMonth old = YearMonth.now(ZoneOffset.UTC).minusMonths(6);

    @TempDir
    private Path archive;

    private Stage stage;
    private final Actor ada = Actors.somewhere();

    @BeforeEach
    void open() {
        stage = new Stage(2);
        stage.database()
                .execute("CREATE TABLE shared." + partition() + " PARTITION OF shared.outbox FOR VALUES FROM ('"
                        + old.atDay(1)
                        + " 00:00+00') TO ('" + old.plusMonths(1).atDay(1) + " 00:00+00');"
                        + "ALTER TABLE shared." + partition() + " OWNER TO sextant_owner");
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private String partition() {
        return "outbox_" + old.format(DateTimeFormatter.ofPattern("uuuu_MM"));
    }

    private UUID happened(Actor actor) {
        UUID id = stage.ids().next();
        stage.database()
                .execute(
                        "INSERT INTO shared.outbox (tenant_id, event_id, aggregate_type, aggregate_id, aggregate_version, sequence, type,"
                                + " version, payload, actor, request_id, occurred_at, recorded_at, bucket) VALUES ('"
                                + actor.tenant().value() + "', '" + id + "', 'case', '" + id
                                + "', 1, 0, 'case.tagged', 1, '{\"tag\":\"x\"}', '"
                                + id + "', 'r', '" + old.atDay(10) + "', '" + old.atDay(10) + "', " + EventBucket.of(id)
                                + ")");
        return id;
    }

    private boolean isThere() {
        return !ProofLedger.numbers(stage.database(), "SELECT 1 FROM pg_class WHERE relname = '" + partition() + "'")
                .isEmpty();
    }

    private long run(Option<Path> folder) {
        return new RetireEvents(
                        stage.transactions(), stage.database().worker(), Clock.systemUTC(), Duration.ofDays(90), folder)
                .run(() -> true);
    }

    @Test
    void an_old_month_is_archived_for_each_tenant_and_dropped() {
        Actor eve = Actors.somewhere();
        UUID first = happened(ada);
        UUID second = happened(ada);
        UUID other = happened(eve);

        assertThat(run(Option.some(archive))).isEqualTo(1);

        assertThat(isThere()).isFalse();
        assertThat(lines(ada)).hasSize(2);
        assertThat(lines(ada).getFirst()).contains(first.toString()).contains("\"tag\": \"x\"");
        assertThat(lines(ada).getLast()).contains(second.toString());
        assertThat(lines(eve)).singleElement().asString().contains(other.toString());
    }

    private List<String> lines(Actor actor) {
        Path file = archive.resolve(old.toString()).resolve(actor.tenant() + ".jsonl.gz");
        try (var reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void a_month_that_somebody_has_not_read_or_in_which_something_is_parked_stays() {
        happened(ada);
        stage.database()
                .execute("INSERT INTO messaging.subscriber (id, name, lanes) VALUES (1, 'slow', 1);"
                        + "INSERT INTO messaging.lane (subscriber, lane, seen) VALUES (1, 0, '1:1:')");
        assertThat(run(Option.none())).isZero();
        assertThat(isThere()).isTrue();

        stage.database().execute("UPDATE messaging.lane SET seen = pg_current_snapshot()");
        stage.database()
                .execute(
                        "INSERT INTO messaging.parked SELECT tenant_id, event_id, 1, 0, aggregate_type, aggregate_id, event_id, recorded_at,"
                                + " 1, 0, type, 1, event_id, 'DEAD', 3, NULL, 'X', 'x', now(), now() FROM shared.outbox");
        assertThat(run(Option.none())).isZero();
        assertThat(isThere()).isTrue();

        stage.database().execute("DELETE FROM messaging.parked");
        assertThat(run(Option.none())).isEqualTo(1);
        assertThat(isThere()).isFalse();
    }

    @Test
    void a_month_that_cannot_be_archived_stays() throws IOException {
        happened(ada);
        Path file = Files.writeString(archive.resolve("file"), "no folder");
        assertThatThrownBy(() -> run(Option.some(file.resolve("below"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(old.toString());
        assertThat(isThere()).isTrue();
    }

    @Test
    void events_are_kept_for_a_month_at_least() {
        assertThatThrownBy(() -> new RetireEvents(
                        stage.transactions(),
                        stage.database().worker(),
                        Clock.systemUTC(),
                        Duration.ofDays(30),
                        Option.none()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("31 days");
    }
}
