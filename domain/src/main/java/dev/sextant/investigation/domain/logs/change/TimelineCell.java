package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.Severity;
import java.util.Map;

/**
 * One stretch of the timeline that a report shows. Points are in the unit of the report's {@link Axis}.
 *
 * @param from where it begins
 * @param to where the next one begins
 * @param counts records by severity, without those that have none
 */
public record TimelineCell(long from, long to, Map<Severity, Long> counts) {

    /** Copies the counts. */
    public TimelineCell {
        counts = Map.copyOf(counts);
    }

    /** Records of all severities. */
    public long total() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
