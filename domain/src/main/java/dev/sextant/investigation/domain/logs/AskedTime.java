package dev.sextant.investigation.domain.logs;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;

/** A time that a person asks about: exact, or as it stands in the log. */
public sealed interface AskedTime {

    /**
     * A point in time.
     *
     * @param instant the point
     */
    record Exact(Instant instant) implements AskedTime {}

    /**
     * A date and time as the log writes them, in the log's own zone.
     *
     * @param local the date and time
     */
    record Local(LocalDateTime local) implements AskedTime {}

    /**
     * A time of the day as the log writes it: the first one at or after the log's beginning.
     *
     * @param time the time of the day
     */
    record OfDay(LocalTime time) implements AskedTime {}

    /**
     * Reads a time: ISO 8601 with zone ({@code 2026-03-01T10:00:00Z}), without ({@code 2026-03-01 10:00:00}, seconds may be missing), or a
     * time of the day ({@code 10:00}).
     *
     * @return the time, or what is wrong with the text
     */
    static Either<String, AskedTime> parse(String text) {
        String iso = text.strip().replace(' ', 'T').replace(',', '.');
        return attempt(() -> new Exact(OffsetDateTime.parse(iso).toInstant()))
                .orElse(() -> attempt(() -> new Local(LocalDateTime.parse(iso))))
                .orElse(() -> attempt(() -> new Local(LocalDate.parse(iso).atStartOfDay())))
                .orElse(() -> attempt(() -> new OfDay(LocalTime.parse(iso))))
                .toEither("\"" + text + "\" is no time; write 2026-03-01T10:00:00Z, 2026-03-01 10:00:00 or 10:00");
    }

    private static Option<AskedTime> attempt(java.util.function.Supplier<AskedTime> reading) {
        try {
            return Option.some(reading.get());
        } catch (DateTimeParseException otherForm) {
            return Option.none();
        }
    }

    /**
     * The point in time.
     *
     * @param zone offset of the log's own times
     * @param logStart first record of the log, in milliseconds since 1970
     * @return milliseconds since 1970
     */
    default long resolve(ZoneOffset zone, long logStart) {
        return switch (this) {
            case Exact exact -> exact.instant.toEpochMilli();
            case Local local -> local.local.toInstant(zone).toEpochMilli();
            case OfDay ofDay -> {
                LocalDate day = Instant.ofEpochMilli(logStart).atOffset(zone).toLocalDate();
                long first = day.atTime(ofDay.time).toInstant(zone).toEpochMilli();
                yield first >= logStart
                        ? first
                        : day.plusDays(1).atTime(ofDay.time).toInstant(zone).toEpochMilli();
            }
        };
    }
}
