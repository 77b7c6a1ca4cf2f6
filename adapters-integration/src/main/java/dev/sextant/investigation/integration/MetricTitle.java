package dev.sextant.investigation.integration;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The title of a column, which may name the unit: {@code latency (ms)}, {@code memory [bytes]}. */
final class MetricTitle {

    private static final Pattern WITH_UNIT = Pattern.compile("(.{1,200}?) ?[(\\[]([^)\\]]{1,20})[)\\]]");

    private MetricTitle() {}

    static String name(String title) {
        Matcher matcher = WITH_UNIT.matcher(title);
        return matcher.matches() ? matcher.group(1) : title;
    }

    /** The unit; empty when the title names none. */
    static String unit(String title) {
        Matcher matcher = WITH_UNIT.matcher(title);
        return matcher.matches() ? matcher.group(2) : "";
    }
}
