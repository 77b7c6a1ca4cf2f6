package dev.sextant.investigation.domain.signatures;

import io.vavr.control.Option;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence with places for values: {@code {name}}. A part in square brackets is left out where one of its values is not known; elsewhere an unknown value is told by its name.
 *
 * @param text as it was written
 */
public record Template(String text) {

    private static final Pattern PLACE = Pattern.compile("\\{([a-zA-Z_][a-zA-Z0-9_.]*)\\}");

    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*\\{[^\\[\\]]*)\\]");

    /** The sentence of a signature. */
    public static Template of(String text) {
        return new Template(text);
    }

    /** The names of its places. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        Matcher places = PLACE.matcher(text);
        while (places.find()) {
            names.add(places.group(1));
        }
        return names;
    }

    /**
     * The sentence with its values.
     *
     * @param values a value by its name, as words
     */
    public String fill(Function<String, Option<String>> values) {
        String kept = OPTIONAL.matcher(text).replaceAll(part -> {
            boolean known = new Template(part.group(1))
                    .names().stream().allMatch(name -> values.apply(name).isDefined());
            return known ? Matcher.quoteReplacement(part.group(1)) : "";
        });
        return PLACE.matcher(kept)
                .replaceAll(place -> Matcher.quoteReplacement(values.apply(place.group(1))
                        .getOrElse(() -> place.group(1)
                                .substring(place.group(1).indexOf('.') + 1)
                                .replace('_', ' '))));
    }
}
