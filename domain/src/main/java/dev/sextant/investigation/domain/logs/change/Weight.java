package dev.sextant.investigation.domain.logs.change;

import dev.sextant.investigation.domain.logs.Severity;

/** How much a change matters to a person who looks for a cause. */
final class Weight {

    private Weight() {}

    /**
     * The product of how grave the records are, how strong the evidence is, how large the effect is and what kind of change it
     * is. The strength enters by the root of its decimal digits, the effect by its binary logarithm up to 64-fold, so that
     * neither makes up for records that are not grave.
     *
     * @param ratio rate after over rate before
     * @param logP logarithm of the probability without a change
     * @param template whether one template changed rather than a sum of many
     */
    static double of(ChangeKind kind, double ratio, double logP, Severity severity, boolean template) {
        double digits = Math.min(100, -logP / Math.log(10));
        double factor = ratio == 0 ? 64 : Math.min(64, Math.max(ratio, 1 / ratio));
        double effect = 1 + Math.log(factor) / Math.log(2);
        double whole = template ? 1 : 0.8;
        return severity(severity) * Math.sqrt(Math.max(0, digits)) * effect * kind(kind) * whole;
    }

    private static double severity(Severity severity) {
        return switch (severity) {
            case FATAL -> 4;
            case ERROR -> 3;
            case WARN -> 2;
            case INFO, UNKNOWN -> 1;
            case DEBUG -> 0.7;
            case TRACE -> 0.5;
        };
    }

    private static double kind(ChangeKind kind) {
        return switch (kind) {
            case NEW -> 1.1;
            case BURST, NEW_TEMPLATES -> 1;
            case RATE_UP -> 0.9;
            case VANISHED, PAUSE -> 0.8;
            case RATE_DOWN -> 0.6;
            case NOTABLE -> 0;
        };
    }
}
