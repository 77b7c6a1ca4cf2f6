package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.Severity;

/**
 * One series to look for changes in.
 *
 * @param subject what it counts
 * @param severity how grave that is
 * @param members the timeline's series that add up to it
 * @param counts records per cell
 * @param exposure what each cell could have seen
 * @param total records in all cells
 * @param first point of the first record, within the grid: exact for a template, for a sum at worst the beginning of the first occupied bucket
 * @param last point of the last record, within the grid: exact for a template, for a sum at worst the beginning of the last occupied bucket
 */
@SuppressWarnings("ArrayRecordComponent")
record Series(
        Subject subject,
        Severity severity,
        int[] members,
        int[] counts,
        Exposure exposure,
        long total,
        long first,
        long last) {

    /** Whether fewer records are enough to matter. */
    boolean isGrave() {
        return severity.isError();
    }

    boolean isTemplate() {
        return subject instanceof Subject.Template;
    }
}
