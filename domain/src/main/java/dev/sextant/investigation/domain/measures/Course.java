package dev.sextant.investigation.domain.measures;

import dev.sextant.investigation.domain.metrics.SeriesFinding;
import dev.sextant.investigation.domain.metrics.SeriesFindings;
import java.util.Comparator;
import java.util.Locale;

/** What a series does in the whole. */
enum Course {
    /** It left its level and came back. */
    RECOVERED,
    /** It rose at once. */
    STEP_UP,
    /** It fell at once. */
    STEP_DOWN,
    /** It rose by and by. */
    RISING,
    /** It fell by and by. */
    FALLING,
    /** It swings. */
    OSCILLATING,
    /** It left its level for a moment. */
    SPIKE,
    /** Values are missing at its end. */
    MISSING,
    /** It does nothing. */
    STEADY;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Course of(SeriesFindings findings) {
        if (findings.has(SeriesFinding.Recovery.class)) {
            return RECOVERED;
        }
        var largest = findings.findings().stream()
                .filter(each -> height(each) > 0)
                .max(Comparator.comparingDouble(Course::height));
        if (largest.isPresent()) {
            return switch (largest.get()) {
                case SeriesFinding.LevelShift shift -> shift.rises() ? STEP_UP : STEP_DOWN;
                case SeriesFinding.Trend trend -> trend.rises() ? RISING : FALLING;
                default -> STEADY;
            };
        }
        if (findings.has(SeriesFinding.Oscillation.class)) {
            return OSCILLATING;
        }
        if (findings.has(SeriesFinding.Spike.class)) {
            return SPIKE;
        }
        boolean gone = findings.all(SeriesFinding.MissingData.class).stream()
                .flatMap(missing -> missing.gaps().stream())
                .anyMatch(gap -> !gap.to().isBefore(findings.to()));
        return gone ? MISSING : STEADY;
    }

    private static double height(SeriesFinding finding) {
        return switch (finding) {
            case SeriesFinding.LevelShift shift -> Math.abs(shift.to() - shift.from());
            case SeriesFinding.Trend trend -> Math.abs(trend.to() - trend.from());
            default -> 0;
        };
    }
}
