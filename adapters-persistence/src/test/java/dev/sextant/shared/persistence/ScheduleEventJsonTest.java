package dev.sextant.shared.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sextant.shared.domain.ScheduleEvent;
import dev.sextant.shared.domain.ScheduleEvent.RestReason;
import dev.sextant.shared.domain.ScheduleId;
import dev.sextant.shared.domain.UserId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** Pins the stored form of every event of a schedule. A golden file is only ever added. */
class ScheduleEventJsonTest {

    private static final Path GOLDEN = Path.of("src/test/resources/events");
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00.123456Z");
    private static final UserId ADA = new UserId(id(1));
    private static final ScheduleId NIGHTLY = new ScheduleId(id(9));

    private static UUID id(long number) {
        return new UUID(0x0192_0000_0000_7000L, number);
    }

    static Stream<ScheduleEvent> events() {
        return Stream.of(
                new ScheduleEvent.ScheduleCreated(NIGHTLY, "verify_audit", ADA, AT),
                new ScheduleEvent.ScheduleChanged(NIGHTLY, List.of("name", "timing"), ADA, AT),
                new ScheduleEvent.SchedulePaused(NIGHTLY, RestReason.USER_LEFT, ADA, AT),
                new ScheduleEvent.ScheduleResumed(NIGHTLY, ADA, AT),
                new ScheduleEvent.ScheduleDeleted(NIGHTLY, ADA, AT));
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_is_stored_in_its_golden_form(ScheduleEvent event) throws IOException {
        Path golden = GOLDEN.resolve(event.type() + ".v" + event.version() + ".json");
        assertThat(JSON.readTree(new EventJson().write(event))).isEqualTo(JSON.readTree(Files.readString(golden)));
    }

    @Test
    void every_event_has_a_golden_form() {
        List<Class<?>> pinned = events().<Class<?>>map(ScheduleEvent::getClass).toList();
        assertThat(ScheduleEvent.class.getPermittedSubclasses()).hasSize(5).allMatch(pinned::contains);
    }
}
