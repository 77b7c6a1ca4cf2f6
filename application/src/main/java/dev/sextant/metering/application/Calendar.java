package dev.sextant.metering.application;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;

/** The calendar by which usage is counted: that of UTC. */
final class Calendar {

    private final Clock clock;

    Calendar(Clock clock) {
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    YearMonth month() {
        return YearMonth.from(today());
    }

    /** When the present month is over. */
    Instant nextMonth() {
        return month().plusMonths(1).atDay(1).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    Duration untilNextMonth() {
        return Duration.between(clock.instant(), nextMonth());
    }
}
