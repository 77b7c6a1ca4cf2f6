package dev.sextant.cases.application.inmemory;

import dev.sextant.cases.domain.SearchText;
import io.vavr.control.Option;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks for whole words, in any case; all of them must occur. */
final class WordSearch {

    private static final int TITLE_WEIGHT = 100;
    private static final int DESCRIPTION_WEIGHT = 10;
    /** Characters shown before and after the first match. */
    private static final int AROUND = 60;

    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final List<Pattern> words;

    WordSearch(SearchText text) {
        this.words = Stream.of(NO_WORD.split(text.value().toLowerCase(Locale.ROOT)))
                .filter(word -> !word.isEmpty())
                .map(word -> Pattern.compile(
                        "(?<![\\p{L}\\p{M}\\p{N}])" + Pattern.quote(word) + "(?![\\p{L}\\p{M}\\p{N}])",
                        Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE))
                .toList();
    }

    /**
     * Where the words were found.
     *
     * @param rank how well they fit; larger is better
     * @param snippet text around the first match, with two asterisks before and after each match
     */
    record Match(double rank, String snippet) {}

    Option<Match> in(String title, String description, List<String> messages) {
        List<String> texts =
                Stream.concat(Stream.of(title, description), messages.stream()).toList();
        boolean all = !words.isEmpty()
                && words.stream()
                        .allMatch(word -> texts.stream()
                                .anyMatch(text -> word.matcher(text).find()));
        if (!all) {
            return Option.none();
        }
        double rank = TITLE_WEIGHT * count(title)
                + DESCRIPTION_WEIGHT * count(description)
                + messages.stream().mapToLong(this::count).sum();
        String where =
                texts.stream().filter(text -> count(text) > 0).findFirst().orElse(title);
        return Option.some(new Match(rank, snippet(where)));
    }

    private long count(String text) {
        return words.stream()
                .mapToLong(word -> word.matcher(text).results().count())
                .sum();
    }

    private String snippet(String text) {
        int first = words.stream()
                .map(word -> word.matcher(text))
                .filter(Matcher::find)
                .mapToInt(Matcher::start)
                .min()
                .orElse(0);
        int from = boundary(text, Math.max(0, first - AROUND));
        int to = boundary(text, Math.min(text.length(), first + AROUND));
        String part = text.substring(from, to);
        var any = Pattern.compile(
                String.join("|", words.stream().map(Pattern::pattern).toList()),
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        String marked = any.matcher(part).replaceAll("**$0**");
        return (from > 0 ? "…" : "") + marked + (to < text.length() ? "…" : "");
    }

    /** The position itself, or one before it when it would split a surrogate pair. */
    private static int boundary(String text, int position) {
        boolean splits = position > 0
                && position < text.length()
                && Character.isLowSurrogate(text.charAt(position))
                && Character.isHighSurrogate(text.charAt(position - 1));
        return splits ? position - 1 : position;
    }
}
