package dev.sextant.investigation.domain.signatures;

import io.vavr.control.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be told of a pattern from its text alone: which words must stand in whatever it is found in, so that most texts need not be compared with it, and whether it could take long.
 */
final class PatternText {

    /** Shorter words stand in every second line and save nothing. */
    private static final int SHORTEST = 3;

    private final String text;
    private int at;
    private boolean nested;
    private Part root = new Part(Option.none(), false);

    private PatternText(String text) {
        this.text = text;
    }

    /** Reads a pattern that is known to be one. */
    static PatternText of(String text) {
        var parsed = new PatternText(text);
        parsed.root = parsed.alternatives();
        return parsed;
    }

    /** A part of the pattern: what it needs, and whether it repeats something without bound. */
    private record Part(Option<Set<String>> needs, boolean repeats) {}

    Option<Set<String>> needs() {
        return root.needs();
    }

    boolean nested() {
        return nested;
    }

    private Part alternatives() {
        Option<Set<String>> all = Option.some(new TreeSet<>());
        boolean repeats = false;
        while (true) {
            Part one = sequence();
            repeats |= one.repeats();
            all = all.flatMap(sum -> one.needs().map(more -> {
                Set<String> both = new TreeSet<>(sum);
                both.addAll(more);
                return both;
            }));
            if (at < text.length() && text.charAt(at) == '|') {
                at++;
            } else {
                return new Part(all, repeats);
            }
        }
    }

    private Part sequence() {
        List<Set<String>> found = new ArrayList<>();
        var run = new StringBuilder();
        boolean repeats = false;
        while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
            int literal = -1;
            Part group = new Part(Option.none(), false);
            char c = text.charAt(at);
            if (c == '(') {
                group = group();
            } else if (c == '[') {
                skipClass();
            } else if (c == '\\') {
                literal = escaped();
            } else {
                at++;
                literal = ".^$".indexOf(c) >= 0 ? -1 : c;
            }
            Quantifier quantifier = quantifier();
            nested |= quantifier.unbounded() && group.repeats();
            repeats |= quantifier.unbounded() || group.repeats();
            if (literal >= 0 && literal < 128 && quantifier == Quantifier.ONCE) {
                run.append((char) literal);
                continue;
            }
            if (literal >= 0 && literal < 128 && !quantifier.optional()) {
                run.append((char) literal);
            }
            end(run, found);
            if (!quantifier.optional()) {
                group.needs().forEach(found::add);
            }
        }
        end(run, found);
        return new Part(best(found), repeats);
    }

    private static void end(StringBuilder run, List<Set<String>> found) {
        if (run.length() >= SHORTEST) {
            found.add(Set.of(run.toString().toLowerCase(Locale.ROOT)));
        }
        run.setLength(0);
    }

    /** The one whose shortest word is the longest. */
    private static Option<Set<String>> best(List<Set<String>> found) {
        Option<Set<String>> best = Option.none();
        int length = 0;
        for (Set<String> one : found) {
            int shortest = one.stream().mapToInt(String::length).min().orElse(0);
            if (shortest > length) {
                best = Option.some(one);
                length = shortest;
            }
        }
        return best;
    }

    private Part group() {
        at++;
        if (text.startsWith("?<", at)) {
            at = text.indexOf('>', at) + 1;
        } else if (text.startsWith("?", at)) {
            while (at < text.length() && text.charAt(at) != ':' && text.charAt(at) != ')') {
                at++;
            }
            if (at < text.length() && text.charAt(at) == ':') {
                at++;
            }
        }
        Part inner = alternatives();
        at++;
        return inner;
    }

    private void skipClass() {
        int depth = 0;
        do {
            char c = text.charAt(at);
            if (c == '\\') {
                at++;
            } else if (c == '[') {
                depth++;
                // A bracket right behind the opening one, or behind its caret, is meant as it stands.
                if (text.startsWith("]", at + 1)) {
                    at++;
                } else if (text.startsWith("^]", at + 1)) {
                    at += 2;
                }
            } else if (c == ']') {
                depth--;
            }
            at++;
        } while (depth > 0 && at < text.length());
    }

    /** The character that is meant, or -1 for a class or a place. */
    private int escaped() {
        char c = text.charAt(at + 1);
        at += 2;
        if ("pPxuk".indexOf(c) >= 0 && at < text.length() && text.charAt(at) == '{') {
            at = text.indexOf('}', at) + 1;
            return -1;
        }
        return Character.isLetterOrDigit(c) ? -1 : c;
    }

    private enum Quantifier {
        ONCE(false, false),
        OPTIONAL(true, false),
        REPEATED(false, false),
        MANY(false, true),
        ANY(true, true);

        private final boolean optional;
        private final boolean unbounded;

        Quantifier(boolean optional, boolean unbounded) {
            this.optional = optional;
            this.unbounded = unbounded;
        }

        boolean optional() {
            return optional;
        }

        boolean unbounded() {
            return unbounded;
        }
    }

    private Quantifier quantifier() {
        if (at >= text.length()) {
            return Quantifier.ONCE;
        }
        Quantifier read = switch (text.charAt(at)) {
            case '?' -> Quantifier.OPTIONAL;
            case '*' -> Quantifier.ANY;
            case '+' -> Quantifier.MANY;
            case '{' -> counted();
            default -> Quantifier.ONCE;
        };
        if (read != Quantifier.ONCE) {
            at++;
            if (at < text.length() && (text.charAt(at) == '?' || text.charAt(at) == '+')) {
                at++;
            }
        }
        return read;
    }

    private Quantifier counted() {
        int end = text.indexOf('}', at);
        String counts = text.substring(at + 1, end);
        at = end;
        boolean optional = counts.startsWith("0");
        if (counts.endsWith(",")) {
            return optional ? Quantifier.ANY : Quantifier.MANY;
        }
        return optional ? Quantifier.OPTIONAL : Quantifier.REPEATED;
    }
}
