package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.LogRecord;
import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is remembered of the records of one template: counts, the first and the last, and a few examples. */
public final class Activity {

    /** How many examples are kept: the first records of the template. */
    public static final int EXAMPLES = 3;

    private static final int EXAMPLE_CHARS = 300;

    /** Share of a template's records from which their level counts as the template's. */
    private static final double LEVEL_SHARE = 0.2;

    private final long[] bySeverity = new long[Severity.values().length];
    private final List<Example> examples = new ArrayList<>(1);
    private long count;
    private long firstMillis = LogRecord.NO_TIME;
    private long lastMillis = LogRecord.NO_TIME;
    private long firstPosition;
    private long lastPosition;
    private long firstTimedPlace;
    private long lastPlace;
    private long sources;

    Activity() {}

    /**
     * A record of the template.
     *
     * @param place where it stands
     * @param message its content, cut to 300 characters
     */
    public record Example(Place place, String message) {}

    void add(LogRecord record, long position) {
        long place = Place.packed(record.source(), record.firstLine());
        if (count == 0) {
            firstPosition = position;
        }
        lastPosition = position;
        lastPlace = place;
        sources |= SourceSpan.bit(record.source());
        count++;
        bySeverity[record.severity().rank()]++;
        if (record.hasTime()) {
            if (firstMillis == LogRecord.NO_TIME || record.epochMillis() < firstMillis) {
                firstMillis = record.epochMillis();
                firstTimedPlace = place;
            }
            lastMillis = Math.max(lastMillis, record.epochMillis());
        }
        if (examples.size() < EXAMPLES) {
            String message = record.message();
            examples.add(new Example(
                    Place.unpacked(place), message.substring(0, Math.min(EXAMPLE_CHARS, message.length()))));
        }
    }

    /** Adds what another one remembers. */
    void addAll(Activity other) {
        boolean otherIsEarlier = count == 0 || other.firstPosition < firstPosition;
        if (otherIsEarlier) {
            examples.addAll(0, other.examples);
        } else {
            examples.addAll(other.examples);
        }
        while (examples.size() > EXAMPLES) {
            examples.removeLast();
        }
        if (count == 0 || other.lastPosition > lastPosition) {
            lastPlace = other.lastPlace;
            lastPosition = other.lastPosition;
        }
        firstPosition = otherIsEarlier ? other.firstPosition : firstPosition;
        if (other.firstMillis != LogRecord.NO_TIME
                && (firstMillis == LogRecord.NO_TIME || other.firstMillis < firstMillis)) {
            firstMillis = other.firstMillis;
            firstTimedPlace = other.firstTimedPlace;
        }
        lastMillis = Math.max(lastMillis, other.lastMillis);
        count += other.count;
        sources |= other.sources;
        for (int i = 0; i < bySeverity.length; i++) {
            bySeverity[i] += other.bySeverity[i];
        }
    }

    /** How many records. */
    public long count() {
        return count;
    }

    /** How many records of each severity, without those that have none. */
    public Map<Severity, Long> severities() {
        Map<Severity, Long> found = new EnumMap<>(Severity.class);
        for (Severity severity : Severity.values()) {
            long records = bySeverity[severity.rank()];
            if (records > 0) {
                found.put(severity, records);
            }
        }
        return found;
    }

    /** Whether all its records have severities that are taken. */
    boolean hasOnly(Grid.SeverityFilter filter) {
        return severities().keySet().stream().allMatch(filter::takes);
    }

    /** The gravest severity that at least a fifth of the records have. */
    public Severity severity() {
        Severity gravest = Severity.UNKNOWN;
        for (Severity severity : Severity.values()) {
            if (bySeverity[severity.rank()] >= LEVEL_SHARE * count) {
                gravest = severity;
            }
        }
        return gravest;
    }

    /** Earliest time, in milliseconds since 1970. */
    public Option<Long> firstMillis() {
        return firstMillis == LogRecord.NO_TIME ? Option.none() : Option.some(firstMillis);
    }

    /** Latest time, in milliseconds since 1970. */
    public Option<Long> lastMillis() {
        return lastMillis == LogRecord.NO_TIME ? Option.none() : Option.some(lastMillis);
    }

    /** The first records in the order of reading, at most {@link #EXAMPLES}. */
    public List<Example> examples() {
        return List.copyOf(examples);
    }

    /** Where the record with the earliest time stands, or the first that was read if none has a time. */
    public Place firstPlace() {
        return firstMillis == LogRecord.NO_TIME ? examples.getFirst().place() : Place.unpacked(firstTimedPlace);
    }

    /** Where the record stands that was read last. */
    public Place lastPlace() {
        return Place.unpacked(lastPlace);
    }

    /** The files in which the template occurs, one bit each as of {@link SourceSpan#bit}. */
    long sources() {
        return sources;
    }

    long first(Axis axis) {
        return axis == Axis.TIME ? firstMillis : firstPosition;
    }

    long last(Axis axis) {
        return axis == Axis.TIME ? lastMillis : lastPosition;
    }
}
