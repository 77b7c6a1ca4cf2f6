package dev.sextant.shared.web;

import dev.sextant.shared.domain.FieldError;
import io.vavr.control.Option;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The query parameters of a request: each known, each at most once. What is wrong is collected, and told when everything was looked at. */
public final class Query {

    private final Map<String, String> values;
    private final List<FieldError> errors = new ArrayList<>();

    private Query(Map<String, String> values) {
        this.values = values;
    }

    /** Reads the part of the address behind the question mark. */
    static Query parse(@Nullable String text, Set<String> known) {
        var query = new Query(new TreeMap<>());
        if (text != null && !text.isEmpty()) {
            for (String pair : text.split("&", -1)) {
                query.add(pair, known);
            }
        }
        return query;
    }

    private void add(String pair, Set<String> known) {
        if (pair.isEmpty()) {
            return;
        }
        int equals = pair.indexOf('=');
        String name = decode(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decode(pair.substring(equals + 1));
        if (!known.contains(name)) {
            wrong(
                    name,
                    "unknown_parameter",
                    known.isEmpty()
                            ? "There are no parameters here."
                            : "There is no such parameter; known are "
                                    + known.stream().sorted().collect(Collectors.joining(", ")) + ".");
        } else if (values.put(name, value) != null) {
            wrong(name, "duplicate_parameter", "It must be given once.");
        } else if (value.codePoints().anyMatch(c -> c == 0 || c == 0xFFFD)) {
            wrong(name, "invalid_character", "It must be UTF-8 without NUL.");
        }
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException broken) {
            return "\uFFFD";
        }
    }

    /** Notes a wrong parameter. */
    public void wrong(String name, String code, String message) {
        errors.add(new FieldError(name, code, message));
    }

    /** Notes wrong parameters. */
    public void wrong(List<FieldError> more) {
        errors.addAll(more);
    }

    /** Refuses the request when a parameter was wrong. */
    public void done() {
        if (!errors.isEmpty()) {
            throw new Refused(Problem.wrongFields(errors));
        }
    }

    /** A parameter as it was given. */
    public Option<String> text(String name) {
        return Option.of(values.get(name));
    }

    /** A point in time, RFC 3339 with any offset. */
    public Option<Instant> time(String name) {
        return parsed(name, "malformed_time", "It must be a time such as 2026-11-21T12:00:00Z.", value -> {
            try {
                return Option.some(OffsetDateTime.parse(value).toInstant());
            } catch (DateTimeParseException notATime) {
                return Option.none();
            }
        });
    }

    /** A whole number within bounds. */
    public Option<Integer> number(String name, int least, int most) {
        return parsed(name, "out_of_range", "It must be a whole number from " + least + " to " + most + ".", value -> {
            boolean digits =
                    !value.isEmpty() && value.length() <= 9 && value.chars().allMatch(c -> c >= '0' && c <= '9');
            return Option.when(digits, () -> Integer.parseInt(value))
                    .filter(number -> number >= least && number <= most);
        });
    }

    /** One of some values. */
    public Option<String> oneOf(String name, List<String> allowed) {
        return parsed(
                name,
                "unknown_value",
                "It must be one of " + String.join(", ", allowed) + ".",
                value -> Option.when(allowed.contains(value), value));
    }

    /** A parameter in a form of its own. */
    public <T> Option<T> parsed(String name, String code, String message, Function<String, Option<T>> parser) {
        return text(name).flatMap(value -> {
            Option<T> read = parser.apply(value);
            if (read.isEmpty()
                    && errors.stream().noneMatch(error -> error.field().equals(name))) {
                wrong(name, code, message);
            }
            return read;
        });
    }

    /** All parameters but those that only say which part is wanted, in an order of their own: two requests for the same list give the same text. */
    String list() {
        return values.entrySet().stream()
                .filter(entry ->
                        !entry.getKey().equals("cursor") && !entry.getKey().equals("limit"))
                .map(entry -> entry.getKey() + "=" + entry.getValue().length() + ":" + entry.getValue())
                .collect(Collectors.joining("&"));
    }
}
