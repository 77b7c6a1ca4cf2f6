package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.LogRecord;
import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/** A log made of processes whose behaviour is known, to try the analysis on. Times are shares of its span, from 0 to 1. */
final class SimulatedLog {

    static final long START = 1_772_359_200_000L; // 2026-03-01T10:00:00Z

    private final Random random;
    private final long span;
    private final List<Event> events = new ArrayList<>();
    private int source;

    private record Event(long millis, int template, Severity severity, int source) {}

    SimulatedLog(long seed, long spanMillis) {
        this.random = new Random(seed);
        this.span = spanMillis;
    }

    /** The records that follow come from this file. */
    SimulatedLog inFile(int index) {
        source = index;
        return this;
    }

    /** Independent records, as many on average as said, between two times. */
    SimulatedLog poisson(int template, Severity severity, double expected, double from, double to) {
        double at = from;
        double rate = expected / (to - from);
        while (true) {
            at -= Math.log(1 - random.nextDouble()) / rate;
            if (at >= to) {
                return this;
            }
            add(at, template, severity);
        }
    }

    /** Independent records whose rate follows a shape with values from 0 to 1. */
    SimulatedLog shaped(int template, Severity severity, double expected, DoubleUnaryOperator shape) {
        double at = 0;
        while (true) {
            at -= Math.log(1 - random.nextDouble()) / expected;
            if (at >= 1) {
                return this;
            }
            if (random.nextDouble() < shape.applyAsDouble(at)) {
                add(at, template, severity);
            }
        }
    }

    /** A job that runs at equal distances and writes some records each time. */
    SimulatedLog periodic(int template, Severity severity, int runs, int recordsEach) {
        double phase = random.nextDouble();
        for (int run = 0; run < runs; run++) {
            for (int i = 0; i < recordsEach; i++) {
                events.add(
                        new Event(START + (long) ((run + phase) / runs * span) + 20L * i, template, severity, source));
            }
        }
        return this;
    }

    SimulatedLog add(double at, int template, Severity severity) {
        events.add(new Event(START + (long) (at * span), template, severity, source));
        return this;
    }

    /** Many templates that do what they always do: some rare, some frequent, some errors, some periodic. */
    SimulatedLog background(int templates) {
        for (int t = 0; t < templates; t++) {
            Severity severity = t % 7 == 0 ? Severity.ERROR : t % 5 == 0 ? Severity.WARN : Severity.INFO;
            if (t % 3 == 2) {
                periodic(t, severity, 4 + random.nextInt(60), 1 + random.nextInt(30));
            } else {
                poisson(t, severity, Math.exp(random.nextDouble() * Math.log(2_000)), 0, 1);
            }
        }
        return this;
    }

    long at(double share) {
        return START + (long) (share * span);
    }

    LogHistory history() {
        return history(true);
    }

    /** The history, with or without times; each file is read after the one before it. */
    LogHistory history(boolean timed) {
        events.sort(Comparator.comparingInt(Event::source).thenComparingLong(Event::millis));
        LogHistory history = new LogHistory();
        long line = 0;
        for (Event event : events) {
            line++;
            history.add(
                    new LogRecord(
                            event.source,
                            line,
                            line,
                            timed ? event.millis : LogRecord.NO_TIME,
                            event.severity,
                            "message " + event.template),
                    event.template);
        }
        return history;
    }

    ChangeReport analyse() {
        return ChangeReport.of(history(), id -> "message " + id, Option.none());
    }
}
