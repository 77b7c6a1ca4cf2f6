package dev.sextant.architecture.report;

import java.util.Locale;
import java.util.Map;

/** Small pieces of markup. */
final class Markup {

    private static final Map<String, String> SINGULAR = Map.of(
            "classes", "class",
            "queries", "query interface",
            "aggregates", "aggregate",
            "use cases", "use case",
            "ports", "port",
            "events", "event",
            "refusals", "refusal",
            "values", "value",
            "violations", "violation",
            "rules", "rule");

    private Markup() {}

    /** Text that is safe inside elements and quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Text in words: {@code use_cases} becomes {@code use cases}. */
    static String words(String name) {
        return name.replace('_', ' ');
    }

    /** A count with its noun. */
    static String count(int n, String plural) {
        return n + " " + (n == 1 ? SINGULAR.getOrDefault(plural, plural) : plural);
    }

    /** Formats with the same decimal point everywhere. */
    @SuppressWarnings("AnnotateFormatMethod") // the annotation would be this module's only use of one more library
    static String format(String pattern, Object... arguments) {
        return String.format(Locale.ROOT, pattern, arguments);
    }
}
