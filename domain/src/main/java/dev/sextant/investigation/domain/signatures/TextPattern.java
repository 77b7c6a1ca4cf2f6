package dev.sextant.investigation.domain.signatures;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A pattern of a signature that is looked for in texts, without regard to case. What could take long on a hostile text is refused: back references, look-around, and repetitions without bound within such repetitions. Texts are looked at up to
 * {@link #LOOKED_AT} characters.
 */
public final class TextPattern {

    /** Characters of a text that are looked at. */
    public static final int LOOKED_AT = 8 * 1024;

    private static final Pattern GROUP = Pattern.compile("\\(\\?<([a-zA-Z][a-zA-Z0-9_]*)>");

    /** Stands for an underscore in the name of a part, which {@link Pattern} does not take. */
    private static final String UNDERSCORE = "0u0";

    private static final Pattern REFUSED =
            Pattern.compile("(?<!\\\\)(?:\\\\\\\\)*(?:\\\\[1-9k]|\\(\\?(?:[=!>]|<[=!]))");

    private final String text;
    private final Pattern pattern;
    private final Option<Set<String>> needs;

    private TextPattern(String text, Pattern pattern, Option<Set<String>> needs) {
        this.text = text;
        this.pattern = pattern;
        this.needs = needs;
    }

    /**
     * Reads a pattern.
     *
     * @param text in the syntax of {@link Pattern}
     * @return the pattern, or what is wrong with it
     */
    public static Either<String, TextPattern> of(String text) {
        if (text.isBlank()) {
            return Either.left("a pattern must not be empty");
        }
        if (REFUSED.matcher(text).find()) {
            return Either.left("a pattern has no back references and no look-around: " + text);
        }
        try {
            String named = GROUP.matcher(text)
                    .replaceAll(group ->
                            Matcher.quoteReplacement("(?<" + group.group(1).replace("_", UNDERSCORE) + ">"));
            Pattern compiled = Pattern.compile(named, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            PatternText parsed = PatternText.of(text);
            if (parsed.nested()) {
                return Either.left("a pattern repeats without bound what repeats without bound: " + text);
            }
            return Either.right(new TextPattern(text, compiled, parsed.needs()));
        } catch (PatternSyntaxException wrong) {
            return Either.left("this is no pattern: " + wrong.getDescription() + " near index " + wrong.getIndex()
                    + " of " + text);
        }
    }

    /**
     * Looks for the pattern.
     *
     * @return the named parts of the first place where it is found; none when it is not found
     */
    public Option<SortedMap<String, String>> find(CharSequence where) {
        CharSequence looked = where.length() > LOOKED_AT ? where.subSequence(0, LOOKED_AT) : where;
        Matcher matcher = pattern.matcher(looked);
        return matcher.find() ? Option.some(groups(matcher)) : Option.none();
    }

    private SortedMap<String, String> groups(Matcher matcher) {
        if (pattern.namedGroups().isEmpty()) {
            return Collections.emptySortedMap();
        }
        SortedMap<String, String> groups = new TreeMap<>();
        for (Map.Entry<String, Integer> group : pattern.namedGroups().entrySet()) {
            String found = matcher.group(group.getValue());
            if (found != null) {
                groups.put(group.getKey().replace(UNDERSCORE, "_"), found);
            }
        }
        return groups;
    }

    /** Names of its parts that have one. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        Matcher matcher = GROUP.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** Texts, in small letters, one of which stands in whatever the pattern is found in; none when no such thing can be said. */
    Option<Set<String>> needs() {
        return needs;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TextPattern that && that.text.equals(text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
