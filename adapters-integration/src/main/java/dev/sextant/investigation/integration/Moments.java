package dev.sextant.investigation.integration;

import io.vavr.control.Option;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/** Times as tools write them: ISO 8601 with blank or T, with and without seconds, fraction and offset; the form of mails and HTTP; counts since 1970. A time without an offset is UTC. */
final class Moments {

    private static final int SHORTEST = 8;
    private static final int LONGEST = 64;
    private static final double EARLIEST = 100_000_000;
    private static final double MOST_SECONDS = 1e11;
    private static final double THOUSAND = 1_000;

    private static final DateTimeFormatter ISO = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd")
            .appendPattern("[['T'][' ']HH:mm[:ss]]")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .appendPattern("[' ']")
            .optionalStart()
            .appendOffset("+HH:mm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHmm", "Z")
            .optionalEnd()
            .optionalStart()
            .appendLiteral("UTC")
            .optionalEnd()
            .toFormatter(Locale.ROOT);

    private Moments() {}

    /** A time in words or digits; none when it is no time. */
    static Option<Instant> parse(String text) {
        String stripped = text.strip();
        if (stripped.length() < SHORTEST || stripped.length() > LONGEST) {
            return Option.none();
        }
        if (stripped.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
            try {
                return ofEpoch(Double.parseDouble(stripped));
            } catch (NumberFormatException severalPoints) {
                return Option.none();
            }
        }
        return Character.isDigit(stripped.charAt(0)) ? iso(stripped) : mail(stripped);
    }

    /** A count since 1970 in seconds, milliseconds, microseconds or nanoseconds, which its size tells; none when it is too small for a time. */
    static Option<Instant> ofEpoch(double count) {
        if (!Double.isFinite(count) || count < EARLIEST || count >= MOST_SECONDS * 1e9) {
            return Option.none();
        }
        double seconds = count;
        while (seconds >= MOST_SECONDS) {
            seconds /= THOUSAND;
        }
        return Option.some(Instant.ofEpochMilli(Math.round(seconds * THOUSAND)));
    }

    private static Option<Instant> iso(String text) {
        try {
            TemporalAccessor parsed = ISO.parse(text.replace(',', '.'));
            ZoneOffset offset = parsed.isSupported(ChronoField.OFFSET_SECONDS)
                    ? ZoneOffset.ofTotalSeconds(parsed.get(ChronoField.OFFSET_SECONDS))
                    : ZoneOffset.UTC;
            LocalDateTime time = parsed.isSupported(ChronoField.HOUR_OF_DAY)
                    ? LocalDateTime.from(parsed)
                    : LocalDate.from(parsed).atStartOfDay();
            return Option.some(time.toInstant(offset));
        } catch (DateTimeException noTime) {
            return Option.none();
        }
    }

    private static Option<Instant> mail(String text) {
        try {
            return Option.some(OffsetDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant());
        } catch (DateTimeException noTime) {
            return Option.none();
        }
    }
}
