package dev.sextant.investigation.domain.metrics;

import io.vavr.control.Option;
import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Which metric of what a series holds. Two series of one key are parts of one.
 *
 * @param name name of the metric, such as {@code CPUUtilization}
 * @param labels what tells it from others of the name, sorted by label, such as the host
 * @param unit unit of the values as the source writes it, such as {@code Percent} or {@code bytes}
 * @param stat how values within one step were put together, such as {@code Average} or {@code p99}
 */
public record MetricKey(String name, Map<String, String> labels, Option<String> unit, Option<String> stat)
        implements Comparable<MetricKey> {

    private static final Comparator<MetricKey> ORDER = Comparator.comparing(MetricKey::name)
            .thenComparing(key -> key.labels.toString())
            .thenComparing(key -> key.stat.getOrElse(""))
            .thenComparing(key -> key.unit.getOrElse(""));

    /** Sorts the labels. */
    public MetricKey {
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }

    /** A metric that has nothing but a name. */
    public static MetricKey named(String name) {
        return new MetricKey(name, Map.of(), Option.none(), Option.none());
    }

    /** The same metric in a unit. */
    public MetricKey in(String unitName) {
        return new MetricKey(name, labels, Option.some(unitName), stat);
    }

    /** By name, then by labels, then by how values were put together and their unit. */
    @Override
    public int compareTo(MetricKey other) {
        return ORDER.compare(this, other);
    }
}
