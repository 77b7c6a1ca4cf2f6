package dev.sextant.investigation.domain.metrics;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What one metric does in one window. It does not hold the points.
 *
 * @param key which metric
 * @param from begin of the window
 * @param to end of the window
 * @param points how many points had a value
 * @param baseline what was taken for usual; none when the window does not show it and nothing else does
 * @param findings what it does, at least one thing: what changed first, in the order of time
 */
public record SeriesFindings(
        MetricKey key, Instant from, Instant to, int points, Option<Baseline> baseline, List<SeriesFinding> findings) {

    /** Copies the findings. */
    public SeriesFindings {
        findings = List.copyOf(findings);
    }

    /** All findings of a kind, in their order. */
    public <F extends SeriesFinding> List<F> all(Class<F> kind) {
        return findings.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** Whether there is a finding of a kind. */
    public boolean has(Class<? extends SeriesFinding> kind) {
        return findings.stream().anyMatch(kind::isInstance);
    }

    /** All findings in words. */
    public List<String> sentences() {
        return findings.stream().map(finding -> finding.sentence(key)).toList();
    }

    /** When the metric first left its level by a step or a trend; where there is none, by a spike; none when it did not, or had done so before the window. */
    public Option<Onset> departure() {
        return earliest(findings.stream()
                        .flatMap(finding -> lasting(finding).toJavaStream())
                        .toList())
                .orElse(() -> earliest(all(SeriesFinding.Spike.class).stream()
                        .map(SeriesFinding.Spike::onset)
                        .toList()));
    }

    private static Option<Onset> lasting(SeriesFinding finding) {
        return switch (finding) {
            case SeriesFinding.LevelShift shift -> Option.some(shift.onset());
            case SeriesFinding.Trend trend -> trend.onset();
            default -> Option.none();
        };
    }

    private static Option<Onset> earliest(List<Onset> onsets) {
        return Option.ofOptional(
                onsets.stream().min(Comparator.comparing(Onset::latest).thenComparing(Onset::earliest)));
    }
}
