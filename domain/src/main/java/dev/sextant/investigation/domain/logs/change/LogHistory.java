package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.LogRecord;
import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Everything that is remembered of a stream of records for the analysis of change: per template its {@link Activity} and
 * its counts over time and over position. Memory grows with the number of templates; the counts take at most some
 * 60 MB however many records and templates there are, by becoming coarser.
 *
 * <p>Not safe for use by several threads.
 */
public final class LogHistory {

    /** The first series of each timeline count all records by severity; the templates come after them. */
    static final int TEMPLATES_FROM = Severity.values().length;

    /** Stands for templates without records; never written to. */
    private static final Activity NONE = new Activity();

    private final Timeline times = Timeline.ofTime(4096, 1_200_000);
    private final Timeline positions = Timeline.ofPositions(1024, 600_000);
    private final List<Activity> activities = new ArrayList<>();
    private long records;
    private long timedRecords;
    private final List<SourceSpan> sources = new ArrayList<>();
    private boolean wholeSeconds = true;
    private boolean wholeMinutes = true;

    /** An empty history. */
    public LogHistory() {}

    /**
     * Adds one record.
     *
     * @param record the record
     * @param template number of its template, from 0
     */
    public void add(LogRecord record, int template) {
        long position = records++;
        activityOf(template).add(record, position);
        long place = Place.packed(record.source(), record.firstLine());
        while (sources.size() <= record.source()) {
            sources.add(new SourceSpan());
        }
        sources.get(record.source()).add(record, position);
        int severity = record.severity().rank();
        positions.add(severity, position, place);
        positions.add(TEMPLATES_FROM + template, position, place);
        if (record.hasTime()) {
            long millis = record.epochMillis();
            times.add(severity, millis, place);
            times.add(TEMPLATES_FROM + template, millis, place);
            notice(millis);
        }
    }

    /**
     * Joins templates that have turned out to be one.
     *
     * @param canonical the number of the template to which each number belongs; maps its results to themselves
     */
    public void join(IntUnaryOperator canonical) {
        for (int id = 0; id < activities.size(); id++) {
            int into = canonical.applyAsInt(id);
            if (into != id && activities.get(id).count() > 0) {
                Activity part = activities.get(id);
                activities.set(id, NONE);
                activityOf(into).addAll(part);
                times.join(TEMPLATES_FROM + id, TEMPLATES_FROM + into);
                positions.join(TEMPLATES_FROM + id, TEMPLATES_FROM + into);
            }
        }
    }

    private Activity activityOf(int template) {
        while (activities.size() <= template) {
            activities.add(NONE);
        }
        if (activities.get(template) == NONE) {
            activities.set(template, new Activity());
        }
        return activities.get(template);
    }

    private void notice(long millis) {
        timedRecords++;
        wholeSeconds &= millis % 1_000 == 0;
        wholeMinutes &= millis % 60_000 == 0;
    }

    /** How many records were added. */
    public long records() {
        return records;
    }

    /** Time of the earliest record, in milliseconds since 1970; none when no record has a time. */
    public Option<Long> firstMillis() {
        return sources.stream()
                .filter(span -> span.isOn(Axis.TIME))
                .mapToLong(span -> span.first(Axis.TIME))
                .boxed()
                .min(Long::compare)
                .map(Option::some)
                .orElseGet(Option::none);
    }

    /** How many of them had a time. */
    public long timedRecords() {
        return timedRecords;
    }

    /** The part of each file on the axes, by its index. */
    List<SourceSpan> sources() {
        return List.copyOf(sources);
    }

    /** How many records of a file were earlier than one before them in the same file. */
    public long outOfOrder(int source) {
        return source < sources.size() ? sources.get(source).outOfOrder() : 0;
    }

    /** How many templates there are; their numbers are below this. */
    public int templates() {
        return activities.size();
    }

    /** What is remembered of a template, or none if no record had that number. */
    public Option<Activity> activity(int template) {
        return template < activities.size() && activities.get(template).count() > 0
                ? Option.some(activities.get(template))
                : Option.none();
    }

    /** Time when at least half of the records have one, else position. */
    Axis axis() {
        return timedRecords > 0 && 2 * timedRecords >= records ? Axis.TIME : Axis.POSITION;
    }

    Timeline timeline(Axis axis) {
        return axis == Axis.TIME ? times : positions;
    }

    /** The smallest step in which the log counts its times, in milliseconds. */
    long resolution(Axis axis) {
        if (axis == Axis.POSITION) {
            return 1;
        }
        return wholeMinutes ? 60_000 : wholeSeconds ? 1_000 : 1;
    }
}
