package dev.sextant.investigation.domain.logs.format;

import java.util.List;

/**
 * The format of a log as far as its analysis needs it: the shapes of the lines that start records, and what had to be
 * assumed to read their times.
 */
public final class LogFormat {

    private final List<LineLayout> layouts;
    private final boolean unheadedContinues;
    private final double coverage;
    private final List<String> notes;

    LogFormat(List<LineLayout> layouts, boolean unheadedContinues, double coverage, List<String> notes) {
        this.layouts = List.copyOf(layouts);
        this.unheadedContinues = unheadedContinues;
        this.coverage = coverage;
        this.notes = List.copyOf(notes);
    }

    /**
     * Recognises the format from lines at the beginning of a log. A few hundred lines are enough; fewer are accepted.
     *
     * @param sample lines in order, none longer than the reader keeps
     * @return the format; one without known header, in which each line is content, when nothing is recognised
     */
    public static LogFormat detect(List<String> sample) {
        return ContainerLayout.frames(sample) ? ContainerLayout.formatOf(sample) : new FormatDetector(sample).detect();
    }

    /** The shapes of lines in words, the most frequent first; "plain text" when no header is known. */
    public String name() {
        return layouts.isEmpty()
                ? "plain text"
                : String.join(
                        " + ", layouts.stream().map(LineLayout::name).distinct().toList());
    }

    /** Share of the sample's lines, 0 to 1, that start a record of a known shape. */
    public double coverage() {
        return coverage;
    }

    /** Whether records carry a time. */
    public boolean timed() {
        return layouts.stream().anyMatch(LineLayout::timed);
    }

    /** What had to be assumed, one sentence each: a missing year, date or zone, an ambiguous order of day and month. */
    public List<String> notes() {
        return notes;
    }

    List<LineLayout> layouts() {
        return layouts;
    }

    /** Whether a line without header belongs to the record before it even if it does not look like a continuation. */
    boolean unheadedContinues() {
        return unheadedContinues;
    }
}
