package dev.sextant.messaging.domain;

import dev.sextant.shared.domain.FieldError;
import dev.sextant.shared.domain.FieldReport;
import io.vavr.control.Either;
import io.vavr.control.Validation;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Which events a webhook wants to hear of.
 *
 * @param patterns type ids such as {@code case.opened}, kinds such as {@code case.*}, or {@code *} for all; each once, in the order in which they were given
 */
public record WebhookFilter(List<String> patterns) {

    /** How many patterns there are at most. */
    public static final int MOST = 50;

    private static final int LONGEST = 100;
    private static final String ALL = "*";
    private static final String ANY_OF_KIND = ".*";
    private static final Pattern FORM = Pattern.compile("\\*|[a-z][a-z0-9_]*\\.(\\*|[a-z][a-z0-9_]*)");

    /** Copies the patterns. */
    public WebhookFilter {
        patterns = List.copyOf(patterns);
    }

    /**
     * A filter, or what is wrong with its patterns, all of it.
     *
     * @param field where the list stands, as a JSON pointer
     */
    public static Either<List<FieldError>, WebhookFilter> of(String field, List<String> raw) {
        var report = new FieldReport();
        if (raw.isEmpty()) {
            report.note(field, "required", "must name at least one type of event, or * for all");
        }
        if (raw.size() > MOST) {
            report.note(field, "too_many", "must name at most " + MOST + " types of events");
        }
        for (int i = 0; i < Math.min(raw.size(), MOST); i++) {
            report.take(check(field + "/" + i, raw.get(i)));
        }
        return report.answer(wrong -> wrong, () -> new WebhookFilter(List.copyOf(new LinkedHashSet<>(raw))));
    }

    private static Validation<FieldError, String> check(String field, String pattern) {
        return pattern.length() <= LONGEST && FORM.matcher(pattern).matches()
                ? Validation.valid(pattern)
                : Validation.invalid(new FieldError(
                        field, "malformed_event_type", "must be a type such as case.opened, case.*, or * for all"));
    }

    /** Whether events of a type are wanted. */
    public boolean wants(String type) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, type));
    }

    private static boolean matches(String pattern, String type) {
        return pattern.equals(ALL)
                || pattern.equals(type)
                || (pattern.endsWith(ANY_OF_KIND) && type.startsWith(pattern.substring(0, pattern.length() - 1)));
    }
}
