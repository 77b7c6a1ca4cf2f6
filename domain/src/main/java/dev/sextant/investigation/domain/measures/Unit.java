package dev.sextant.investigation.domain.measures;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** What numbers are in. Sources write units in many ways; they are brought to these. */
public enum Unit {
    /** Hundredths. */
    PERCENT("percent"),
    /** A share of one. */
    RATIO("ratio"),
    /** A number of things. */
    COUNT("count"),
    /** How often in a second. */
    PER_SECOND("per_second"),
    /** Time. */
    SECONDS("seconds"),
    /** Bytes. */
    BYTES("bytes"),
    /** Bytes in a second. */
    BYTES_PER_SECOND("bytes_per_second"),
    /** Not known. */
    NONE("none");

    /** How sources write units, in small letters without blanks: which unit that is, and how many of it one is. */
    private static final Map<String, Scale> WRITTEN = Map.ofEntries(
            Map.entry("percent", new Scale(PERCENT, 1)),
            Map.entry("%", new Scale(PERCENT, 1)),
            Map.entry("pct", new Scale(PERCENT, 1)),
            Map.entry("ratio", new Scale(PERCENT, 100)),
            Map.entry("percentunit", new Scale(PERCENT, 100)),
            Map.entry("share", new Scale(PERCENT, 100)),
            Map.entry("seconds", new Scale(SECONDS, 1)),
            Map.entry("s", new Scale(SECONDS, 1)),
            Map.entry("sec", new Scale(SECONDS, 1)),
            Map.entry("milliseconds", new Scale(SECONDS, 1e-3)),
            Map.entry("ms", new Scale(SECONDS, 1e-3)),
            Map.entry("microseconds", new Scale(SECONDS, 1e-6)),
            Map.entry("us", new Scale(SECONDS, 1e-6)),
            Map.entry("nanoseconds", new Scale(SECONDS, 1e-9)),
            Map.entry("minutes", new Scale(SECONDS, 60)),
            Map.entry("hours", new Scale(SECONDS, 3600)),
            Map.entry("bytes", new Scale(BYTES, 1)),
            Map.entry("byte", new Scale(BYTES, 1)),
            Map.entry("b", new Scale(BYTES, 1)),
            Map.entry("kilobytes", new Scale(BYTES, 1024)),
            Map.entry("kib", new Scale(BYTES, 1024)),
            Map.entry("kb", new Scale(BYTES, 1000)),
            Map.entry("megabytes", new Scale(BYTES, 1024.0 * 1024)),
            Map.entry("mib", new Scale(BYTES, 1024.0 * 1024)),
            Map.entry("mb", new Scale(BYTES, 1e6)),
            Map.entry("gigabytes", new Scale(BYTES, 1024.0 * 1024 * 1024)),
            Map.entry("gib", new Scale(BYTES, 1024.0 * 1024 * 1024)),
            Map.entry("gb", new Scale(BYTES, 1e9)),
            Map.entry("bytes/second", new Scale(BYTES_PER_SECOND, 1)),
            Map.entry("bytes/s", new Scale(BYTES_PER_SECOND, 1)),
            Map.entry("kilobytes/second", new Scale(BYTES_PER_SECOND, 1024)),
            Map.entry("megabytes/second", new Scale(BYTES_PER_SECOND, 1024.0 * 1024)),
            Map.entry("count/second", new Scale(PER_SECOND, 1)),
            Map.entry("count/s", new Scale(PER_SECOND, 1)),
            Map.entry("ops", new Scale(PER_SECOND, 1)),
            Map.entry("req/s", new Scale(PER_SECOND, 1)),
            Map.entry("/s", new Scale(PER_SECOND, 1)),
            Map.entry("count", new Scale(COUNT, 1)),
            Map.entry("none", new Scale(NONE, 1)));

    private final String key;

    Unit(String key) {
        this.key = key;
    }

    private record Scale(Unit unit, double factor) {}

    /** As it stands in the list of measures. */
    public String key() {
        return key;
    }

    /** Reads {@link #key}. */
    public static Option<Unit> of(String key) {
        return Option.ofOptional(
                Arrays.stream(values()).filter(u -> u.key.equals(key)).findFirst());
    }

    /** As the analysis of series writes it; empty where there is none. */
    Option<String> metric() {
        return switch (this) {
            case PER_SECOND -> Option.some("count/second");
            case BYTES_PER_SECOND -> Option.some("bytes/second");
            case NONE -> Option.none();
            case PERCENT, RATIO, COUNT, SECONDS, BYTES -> Option.some(key);
        };
    }

    /**
     * By what values must be multiplied to be in this unit.
     *
     * @param written the unit as a source writes it; none when it does not say
     * @return 1 when the unit is not known, or cannot be brought to this one
     */
    double factor(Option<String> written) {
        return written.flatMap(text -> Option.of(
                        WRITTEN.get(text.strip().toLowerCase(Locale.ROOT).replace(" ", ""))))
                .filter(scale -> scale.unit() == this || (this == RATIO && scale.unit() == PERCENT))
                .map(scale -> this == RATIO ? scale.factor() / 100 : scale.factor())
                .getOrElse(1.0);
    }
}
