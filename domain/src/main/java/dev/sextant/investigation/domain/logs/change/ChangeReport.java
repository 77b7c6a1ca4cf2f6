package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.Severity;
import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;

/**
 * What changed in a log, and when. Points are in the unit of the axis: milliseconds since 1970, or positions of records.
 *
 * @param axis what the changes are placed on
 * @param start the first record that was looked at
 * @param end just after the last one
 * @param timeline records over the axis, at most 320 cells
 * @param changes all changes, by group and weight; empty when nothing changed
 * @param onset when the trouble most likely began; none when nothing changed
 * @param findings the changes in words, those that matter most first, at most 10; then fatal records that stand nearly alone, at most 3
 * @param comparison what differed before and after the time that was asked about
 * @param notes what a person should know about the analysis
 */
public record ChangeReport(
        Axis axis,
        long start,
        long end,
        List<TimelineCell> timeline,
        List<Change> changes,
        Option<Onset> onset,
        List<Finding> findings,
        Option<BeforeAfter> comparison,
        List<String> notes) {

    /** A rate that differs for long matters from this factor on; what differs less is passed over, however certain it is. */
    public static final double LEAST_FACTOR = 1.7;

    /** Fewer records than this show no change, whatever their order. */
    private static final int FEWEST_RECORDS = 10;

    /** Copies the lists. */
    public ChangeReport {
        timeline = List.copyOf(timeline);
        changes = List.copyOf(changes);
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
    }

    /**
     * Analyses a history.
     *
     * @param history the records that were seen
     * @param templateText text of a template by its number
     * @param onset a time to compare before and after, in milliseconds since 1970; ignored with a note when it lies outside the log
     */
    public static ChangeReport of(LogHistory history, IntFunction<String> templateText, Option<Long> onset) {
        if (history.records() == 0) {
            return new ChangeReport(
                    Axis.POSITION, 0, 0, List.of(), List.of(), Option.none(), List.of(), Option.none(), List.of());
        }
        Grid grid = Grid.of(history);
        List<Change> found =
                history.records() < FEWEST_RECORDS ? List.of() : new ChangeDetector(history, grid).detect();
        List<List<Change>> groups = new ChangeGroups(grid).of(found);
        FindingWriter writer = new FindingWriter(grid.axis(), templateText);
        List<Finding> findings = new ArrayList<>(writer.write(groups));
        findings.addAll(writer.notable(history, findings));
        List<String> notes = notes(history, grid);
        Option<Long> within = onset.filter(at -> grid.axis() == Axis.TIME && at > grid.start() && at < grid.end());
        if (onset.isDefined() && within.isEmpty()) {
            notes.add(
                    grid.axis() == Axis.TIME
                            ? "The time asked about lies outside the log; nothing was compared."
                            : "The log has no times to compare the time asked about with.");
        }
        return new ChangeReport(
                grid.axis(),
                grid.start(),
                grid.end(),
                timeline(grid),
                groups.stream().flatMap(List::stream).toList(),
                groups.isEmpty() ? Option.none() : Option.some(Onset.of(groups)),
                findings,
                within.map(at -> BeforeAfter.of(history, grid, at)),
                notes);
    }

    private static List<String> notes(LogHistory history, Grid grid) {
        List<String> notes = new ArrayList<>();
        if (grid.axis() == Axis.POSITION) {
            notes.add("Most records have no time; changes are placed by the order of the records instead.");
        } else if (history.timedRecords() < history.records()) {
            long without = history.records() - history.timedRecords();
            notes.add(without + (without == 1 ? " record has" : " records have")
                    + " no time and no place on the timeline.");
        }
        if (grid.span().strays() > 0) {
            long strays = grid.span().strays();
            notes.add(strays + (strays == 1 ? " record has a time" : " records have times")
                    + " absurdly far from all others and no place on the timeline.");
        }
        return notes;
    }

    private static List<TimelineCell> timeline(Grid grid) {
        List<TimelineCell> cells = new ArrayList<>();
        List<Map<Severity, Long>> counts = new ArrayList<>();
        for (int i = 0; i < grid.cells(); i++) {
            counts.add(new EnumMap<>(Severity.class));
        }
        for (Severity severity : Severity.values()) {
            int[] ofSeverity = grid.counts(severity.rank());
            for (int i = 0; i < ofSeverity.length; i++) {
                if (ofSeverity[i] > 0) {
                    counts.get(i).put(severity, (long) ofSeverity[i]);
                }
            }
        }
        for (int i = 0; i < grid.cells(); i++) {
            cells.add(new TimelineCell(grid.startOf(i), grid.startOf(i + 1), counts.get(i)));
        }
        return cells;
    }
}
